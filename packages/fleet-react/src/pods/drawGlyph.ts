import type { PodGlyph, StripTone } from './podGlyph';

/** Colours as the browser resolved them from the theme. */
export type PodPalette = Readonly<
  Record<'new' | 'old' | 'starting' | 'failing' | 'surface' | 'ink', string>
>;

/** Corner of the square and the length of its edge, in pixels. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly cell: number;
}

type Context = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'fillRect'
  | 'strokeRect'
  | 'roundRect'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'fill'
  | 'stroke'
  | 'setLineDash'
>;

/** Smaller squares have sharp corners: nobody sees the difference, and thousands of round ones cost. */
const roundedFrom = 12;

const outlineTone = {
  failing: 'failing',
  dashed: 'ink',
  'in-place': 'new',
} as const;

/** Draws one pod. */
export function drawGlyph(
  context: Context,
  glyph: PodGlyph,
  square: Square,
  palette: PodPalette,
): void {
  const { x, y, cell } = square;
  const line = cell >= 13 ? 2 : 1;
  // An outlined square keeps a hair of surface between outline and strips, so that both stay visible.
  const inset = glyph.outline !== 'none' ? line + (cell >= 13 ? 1 : 0) : 0;
  drawStrips(
    context,
    glyph.strips,
    { x: x + inset, y: y + inset, cell: cell - 2 * inset },
    palette,
  );
  if (glyph.outline !== 'none') {
    context.strokeStyle = palette[outlineTone[glyph.outline]];
    context.lineWidth = line;
    context.setLineDash(glyph.outline === 'dashed' ? [2, 2] : []);
    const edge = cell - line;
    if (cell < roundedFrom) {
      context.strokeRect(x + line / 2, y + line / 2, edge, edge);
    } else {
      context.beginPath();
      context.roundRect(x + line / 2, y + line / 2, edge, edge, 4);
      context.stroke();
    }
    context.setLineDash([]);
  }
  drawMark(context, glyph.mark, square, palette);
}

function drawStrips(
  context: Context,
  strips: readonly StripTone[],
  { x, y, cell }: Square,
  palette: PodPalette,
): void {
  const last = strips.length - 1;
  const separator = last > 0 ? 1 : 0;
  // Whole pixels: a blurred edge would read as another strip.
  const width = Math.floor((cell - separator * last) / strips.length);
  strips.forEach((tone, index) => {
    if (tone === 'empty') return;
    const left = index * (width + separator);
    const right = index === last ? cell : left + width;
    context.fillStyle = palette[tone];
    if (cell < roundedFrom) {
      context.fillRect(x + left, y, right - left, cell);
      return;
    }
    const start = index === 0 ? 3 : 0;
    const end = index === last ? 3 : 0;
    context.beginPath();
    context.roundRect(x + left, y, right - left, cell, [
      start,
      end,
      end,
      start,
    ]);
    context.fill();
  });
}

function drawMark(
  context: Context,
  mark: PodGlyph['mark'],
  { x, y, cell }: Square,
  palette: PodPalette,
): void {
  if (mark === 'none') return;
  const middleX = x + cell / 2;
  const middleY = y + cell / 2;
  const reach = cell * 0.28;
  context.lineWidth = cell >= 13 ? 2 : 1.5;
  context.strokeStyle = mark === 'cross' ? palette.surface : palette.ink;
  context.fillStyle = palette.ink;
  context.beginPath();
  switch (mark) {
    case 'cross':
      context.moveTo(middleX - reach, middleY - reach);
      context.lineTo(middleX + reach, middleY + reach);
      context.moveTo(middleX + reach, middleY - reach);
      context.lineTo(middleX - reach, middleY + reach);
      context.stroke();
      return;
    case 'slash':
      context.moveTo(x + 1, y + cell - 1);
      context.lineTo(x + cell - 1, y + 1);
      context.stroke();
      return;
    case 'question':
      context.moveTo(middleX - reach, middleY);
      context.lineTo(middleX + reach, middleY);
      context.stroke();
      return;
    default:
      context.arc(middleX, middleY, Math.max(1.5, cell / 7), 0, 2 * Math.PI);
      context.fill();
  }
}
