import { drawGlyph, type PodPalette } from './drawGlyph';
import type { PodGlyph } from './podGlyph';

const palette: PodPalette = {
  new: 'blue',
  old: 'grey',
  starting: 'pale',
  failing: 'red',
  surface: 'white',
  ink: 'black',
};

/** Writes down what is drawn. */
function recorder() {
  const calls: string[] = [];
  const style = { fillStyle: '', strokeStyle: '', lineWidth: 0 };
  let path: string[] = [];
  const context = {
    ...style,
    beginPath: () => {
      path = [];
    },
    moveTo: () => path.push('line'),
    lineTo: () => undefined,
    arc: () => path.push('arc'),
    roundRect: (x: number, y: number, w: number, h: number) =>
      path.push(`rect ${x},${y} ${w}x${h}`),
    setLineDash: (dash: number[]) => {
      if (dash.length > 0) calls.push('dashed');
    },
    fill() {
      calls.push(`fill ${this.fillStyle} ${path.join(' ')}`);
    },
    stroke() {
      calls.push(`stroke ${this.strokeStyle} ${path.join(' ')}`);
    },
  };
  return { context, calls };
}

function draw(glyph: PodGlyph, cell = 18): string[] {
  const { context, calls } = recorder();
  drawGlyph(
    context as unknown as CanvasRenderingContext2D,
    glyph,
    { x: 0, y: 0, cell },
    palette,
  );
  return calls;
}

describe('drawGlyph', () => {
  it('fills the square with a strip per container and a line between them', () => {
    expect(
      draw({ strips: ['new', 'old'], outline: 'none', mark: 'none' }),
    ).toEqual(['fill blue rect 0,0 8x18', 'fill grey rect 9,0 9x18']);
  });

  it('outlines what was updated in place', () => {
    expect(
      draw({ strips: ['new'], outline: 'in-place', mark: 'none' }),
    ).toEqual(['fill blue rect 3,3 12x12', 'stroke blue rect 1,1 16x16']);
  });

  it('tells failing pods by shape too: outline and cross', () => {
    const calls = draw({
      strips: ['failing'],
      outline: 'failing',
      mark: 'cross',
    });
    expect(calls).toContain('stroke red rect 1,1 16x16');
    expect(calls).toContain('stroke white line line');
  });

  it('draws pending pods as an empty dashed square', () => {
    expect(
      draw({ strips: ['empty'], outline: 'dashed', mark: 'none' }),
    ).toEqual(['dashed', 'stroke black rect 1,1 16x16']);
  });

  it.each([
    ['dot', 'fill black arc'],
    ['slash', 'stroke black line'],
    ['question', 'stroke black line'],
  ] as const)('marks with a %s', (mark, call) => {
    expect(draw({ strips: ['old'], outline: 'none', mark })).toContain(call);
  });
});
