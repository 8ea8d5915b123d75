import { nodeStates } from '@pilotage/plugin-cluster-health-common';
import { drawNode } from './drawNode';

const palette = {
  ready: 'green',
  warning: 'amber',
  bad: 'red',
  unknown: 'grey',
  surface: 'white',
};

/** A context that writes down what is drawn, without colours. */
function drawn(state: (typeof nodeStates)[number], cell: number) {
  const calls: string[] = [];
  const record =
    (name: string) =>
    (...values: unknown[]) => {
      calls.push(`${name}(${values.join(',')})`);
    };
  const colours = new Set<string>();
  const context = {
    set fillStyle(colour: string) {
      colours.add(colour);
    },
    set strokeStyle(colour: string) {
      colours.add(colour);
    },
    lineWidth: 1,
    fillRect: record('fillRect'),
    strokeRect: record('strokeRect'),
    beginPath: record('beginPath'),
    moveTo: record('moveTo'),
    lineTo: record('lineTo'),
    arc: record('arc'),
    fill: record('fill'),
    stroke: record('stroke'),
    setLineDash: record('setLineDash'),
  };
  drawNode(context, state, { x: 0, y: 0, cell }, palette);
  return { shape: calls.join(' '), colours };
}

describe('drawNode', () => {
  it.each([8, 16])('draws no two states alike in %d pixels', cell => {
    const shapes = nodeStates.map(state => drawn(state, cell).shape);
    expect(new Set(shapes).size).toBe(nodeStates.length);
  });

  it.each([
    ['ready', 'green'],
    ['cordoned', 'amber'],
    ['pressure', 'amber'],
    ['cordoned-no-owner', 'amber'],
    ['unknown', 'grey'],
    ['not-ready', 'red'],
  ] as const)('draws %s in %s', (state, colour) => {
    expect(drawn(state, 16).colours).toContain(colour);
  });

  it('draws only what is ready in the good colour', () => {
    expect(
      nodeStates.filter(state => drawn(state, 16).colours.has('green')),
    ).toEqual(['ready']);
  });
});
