/** Squares of one zone: pixels. */
export interface PodGrid {
  readonly columns: number;
  readonly rows: number;
  /** Edge of a square. */
  readonly cell: number;
  readonly gap: number;
  readonly width: number;
  readonly height: number;
}

/** Distance between two zones in pixels; the style sheet uses the same. */
export const zoneGap = 22;
const narrowestZone = 180;

/** Squares shrink with the number of pods, so that 3,000 still fit on one screen. */
function cellFor(pods: number): {
  readonly cell: number;
  readonly gap: number;
} {
  if (pods <= 400) return { cell: 18, gap: 4 };
  if (pods <= 1_200) return { cell: 13, gap: 3 };
  return { cell: 9, gap: 2 };
}

/**
 * Grid for `pods` squares in one of `zones` zones, when the map has `width` pixels and `total` pods.
 * Zones stand side by side as long as each gets a useful width.
 */
export function podGrid(options: {
  readonly pods: number;
  readonly total: number;
  readonly zones: number;
  readonly width: number;
}): PodGrid {
  const { pods, total, zones, width } = options;
  const { cell, gap } = cellFor(total);
  const perRow = Math.max(
    1,
    Math.min(zones, Math.floor((width + zoneGap) / (narrowestZone + zoneGap))),
  );
  const zoneWidth = (width - (perRow - 1) * zoneGap) / perRow;
  const fitting = Math.max(1, Math.floor((zoneWidth + gap) / (cell + gap)));
  const columns = Math.max(1, Math.min(fitting, pods));
  const rows = Math.max(1, Math.ceil(pods / columns));
  return {
    columns,
    rows,
    cell,
    gap,
    width: columns * (cell + gap) - gap,
    height: rows * (cell + gap) - gap,
  };
}

/** Index of the square at a point, `undefined` in the gaps and behind the last one. */
export function squareAt(
  grid: PodGrid,
  pods: number,
  x: number,
  y: number,
): number | undefined {
  const pitch = grid.cell + grid.gap;
  const column = Math.floor(x / pitch);
  const row = Math.floor(y / pitch);
  if (column < 0 || column >= grid.columns || row < 0) return undefined;
  if (x % pitch > grid.cell || y % pitch > grid.cell) return undefined;
  const index = row * grid.columns + column;
  return index < pods ? index : undefined;
}

/** Index after an arrow key, Home or End; `undefined` for other keys. */
export function moveBy(
  key: string,
  index: number,
  columns: number,
  pods: number,
): number | undefined {
  const last = pods - 1;
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
