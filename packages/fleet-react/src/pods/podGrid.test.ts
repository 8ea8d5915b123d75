import { moveBy, podGrid, squareAt } from './podGrid';

describe('podGrid', () => {
  it('stands three zones side by side where each has room', () => {
    const grid = podGrid({ pods: 23, total: 67, zones: 3, width: 720 });
    expect(3 * grid.width + 2 * 22).toBeLessThanOrEqual(720);
    expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(23);
  });

  it('takes a whole row per zone on a narrow page', () => {
    const grid = podGrid({ pods: 23, total: 67, zones: 3, width: 200 });
    expect(grid.width).toBeLessThanOrEqual(200);
    expect(grid.width).toBeGreaterThan(150);
  });

  it('shows 3,000 pods within one screen', () => {
    const grid = podGrid({ pods: 1_000, total: 3_000, zones: 3, width: 800 });
    expect(grid.height).toBeLessThan(700);
    expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(1_000);
  });

  it('is no wider than its pods', () => {
    expect(podGrid({ pods: 2, total: 2, zones: 1, width: 720 }).columns).toBe(
      2,
    );
  });
});

describe('squareAt', () => {
  const grid = podGrid({ pods: 5, total: 5, zones: 1, width: 62 });
  it.each([
    ['the first', 1, 1, 0],
    ['the second', 23, 1, 1],
    ['the second row', 1, 23, 3],
    ['a gap', 20, 1, undefined],
    ['behind the last pod', 45, 23, undefined],
    ['outside', -1, 1, undefined],
  ])('%s', (_, x, y, index) => {
    expect(grid.columns).toBe(3);
    expect(squareAt(grid, 5, x, y)).toBe(index);
  });
});

describe('moveBy', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 6, 6],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 4],
    ['ArrowDown', 5, 5],
    ['ArrowUp', 4, 1],
    ['ArrowUp', 1, 1],
    ['Home', 5, 0],
    ['End', 1, 6],
    ['a', 1, undefined],
  ])('%s from %d', (key, from, to) => {
    expect(moveBy(key, from, 3, 7)).toBe(to);
  });
});
