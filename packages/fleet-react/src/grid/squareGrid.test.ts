import { moveInGrid, squareAt, squareGrid } from './squareGrid';

describe('squareAt', () => {
  const grid = squareGrid({ count: 5, width: 62, cell: 18, gap: 4 });
  it.each([
    ['the first', 1, 1, 0],
    ['the second', 23, 1, 1],
    ['the second row', 1, 23, 3],
    ['a gap', 20, 1, undefined],
    ['behind the last square', 45, 23, undefined],
    ['outside', -1, 1, undefined],
  ])('%s', (_, x, y, index) => {
    expect(grid.columns).toBe(3);
    expect(squareAt(grid, 5, x, y)).toBe(index);
  });
});

describe('moveInGrid', () => {
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
    expect(moveInGrid(key, from, 3, 7)).toBe(to);
  });
});
