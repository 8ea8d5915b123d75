import { podGrid } from './podGrid';

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
