import { type SquareGrid, squareGrid } from '../grid/squareGrid';

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
}): SquareGrid {
  const { pods, total, zones, width } = options;
  const { cell, gap } = cellFor(total);
  const perRow = Math.max(
    1,
    Math.min(zones, Math.floor((width + zoneGap) / (narrowestZone + zoneGap))),
  );
  const zoneWidth = (width - (perRow - 1) * zoneGap) / perRow;
  return squareGrid({ count: pods, width: zoneWidth, cell, gap });
}
