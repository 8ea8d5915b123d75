/**
 * Equal squares in rows, as a canvas draws thousands of them: pixels.
 *
 * @public
 */
export interface SquareGrid {
  readonly columns: number;
  readonly rows: number;
  /** Edge of a square. */
  readonly cell: number;
  readonly gap: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The grid for `count` squares in at most `width` pixels.
 *
 * @public
 */
export function squareGrid(options: {
  readonly count: number;
  readonly width: number;
  readonly cell: number;
  readonly gap: number;
}): SquareGrid {
  const { count, width, cell, gap } = options;
  const fitting = Math.max(1, Math.floor((width + gap) / (cell + gap)));
  const columns = Math.max(1, Math.min(fitting, count));
  const rows = Math.max(1, Math.ceil(count / columns));
  return {
    columns,
    rows,
    cell,
    gap,
    width: columns * (cell + gap) - gap,
    height: rows * (cell + gap) - gap,
  };
}

/**
 * Index of the square at a point, `undefined` in the gaps and behind the last one.
 *
 * @public
 */
export function squareAt(
  grid: SquareGrid,
  count: number,
  x: number,
  y: number,
): number | undefined {
  const pitch = grid.cell + grid.gap;
  const column = Math.floor(x / pitch);
  const row = Math.floor(y / pitch);
  if (column < 0 || column >= grid.columns || row < 0) return undefined;
  if (x % pitch > grid.cell || y % pitch > grid.cell) return undefined;
  const index = row * grid.columns + column;
  return index < count ? index : undefined;
}

/**
 * Index after an arrow key, Home or End; `undefined` for other keys.
 *
 * @public
 */
export function moveInGrid(
  key: string,
  index: number,
  columns: number,
  count: number,
): number | undefined {
  const last = count - 1;
  switch (key) {
    case 'ArrowRight':
      return Math.min(last, index + 1);
    case 'ArrowLeft':
      return Math.max(0, index - 1);
    case 'ArrowDown':
      return index + columns > last ? index : index + columns;
    case 'ArrowUp':
      return index - columns < 0 ? index : index - columns;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
