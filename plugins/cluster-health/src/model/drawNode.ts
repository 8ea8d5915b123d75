import type { NodeState } from '@pilotage/plugin-cluster-health-common';

/** Colours as the browser resolved them from the theme. */
export type NodePalette = Readonly<
  Record<'ready' | 'warning' | 'bad' | 'unknown' | 'surface', string>
>;

/** How a node is drawn: its mark tells the state without its colour. */
export interface NodeGlyph {
  readonly tone: Exclude<keyof NodePalette, 'surface'>;
  readonly fill: 'full' | 'outline' | 'dashed';
  readonly mark: 'none' | 'slash' | 'dot' | 'cross' | 'bar';
}

export const nodeGlyphs: Readonly<Record<NodeState, NodeGlyph>> = {
  ready: { tone: 'ready', fill: 'full', mark: 'none' },
  cordoned: { tone: 'warning', fill: 'full', mark: 'slash' },
  pressure: { tone: 'warning', fill: 'full', mark: 'dot' },
  'cordoned-no-owner': { tone: 'warning', fill: 'outline', mark: 'slash' },
  unknown: { tone: 'unknown', fill: 'dashed', mark: 'bar' },
  'not-ready': { tone: 'bad', fill: 'full', mark: 'cross' },
};

type Context = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'fillRect'
  | 'strokeRect'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'fill'
  | 'stroke'
  | 'setLineDash'
>;

/** Corner of the square and the length of its edge, in pixels. */
interface Square {
  readonly x: number;
  readonly y: number;
  readonly cell: number;
}

/** Draws one node. */
export function drawNode(
  context: Context,
  state: NodeState,
  square: Square,
  palette: NodePalette,
): void {
  const { x, y, cell } = square;
  const { tone, fill, mark } = nodeGlyphs[state];
  if (fill === 'full') {
    context.fillStyle = palette[tone];
    context.fillRect(x, y, cell, cell);
  } else {
    const line = cell >= 12 ? 2 : 1;
    context.strokeStyle = palette[tone];
    context.lineWidth = line;
    context.setLineDash(fill === 'dashed' ? [2, 2] : []);
    context.strokeRect(x + line / 2, y + line / 2, cell - line, cell - line);
    context.setLineDash([]);
  }
  const ink = fill === 'full' ? palette.surface : palette[tone];
  drawMark(context, mark, square, ink);
}

function drawMark(
  context: Context,
  mark: NodeGlyph['mark'],
  { x, y, cell }: Square,
  ink: string,
): void {
  if (mark === 'none') return;
  const middleX = x + cell / 2;
  const middleY = y + cell / 2;
  const reach = cell * 0.28;
  context.strokeStyle = ink;
  context.fillStyle = ink;
  context.lineWidth = cell >= 12 ? 2 : 1.5;
  context.beginPath();
  if (mark === 'dot') {
    context.arc(middleX, middleY, Math.max(1.5, cell / 6), 0, 2 * Math.PI);
    context.fill();
    return;
  }
  if (mark === 'cross') {
    context.moveTo(middleX - reach, middleY - reach);
    context.lineTo(middleX + reach, middleY + reach);
  }
  if (mark === 'cross' || mark === 'slash') {
    context.moveTo(middleX + reach, middleY - reach);
    context.lineTo(middleX - reach, middleY + reach);
  }
  if (mark === 'bar') {
    context.moveTo(middleX - reach, middleY);
    context.lineTo(middleX + reach, middleY);
  }
  context.stroke();
}
