import type { SquareGrid } from '@pilotage/fleet-react';
import { memo, useLayoutEffect, useRef } from 'react';
import { drawNode, type NodePalette } from '../../model/drawNode';
import type { ShownNode } from '../../model/nodeGroups';

/** Draws the squares of one zone. */
export const NodeCanvas = memo(
  (props: {
    readonly nodes: readonly Pick<ShownNode, 'state'>[];
    readonly grid: SquareGrid;
    readonly palette: NodePalette | undefined;
  }) => {
    const { nodes, grid, palette } = props;
    const { width, height, cell, gap, columns } = grid;
    const ref = useRef<HTMLCanvasElement>(null);
    useLayoutEffect(() => {
      const canvas = ref.current;
      const context = canvas?.getContext('2d');
      if (!canvas || !context || !palette) return;
      const scale = window.devicePixelRatio || 1;
      // Setting the size clears the canvas, also when it stays the same.
      canvas.width = Math.ceil(width * scale);
      canvas.height = Math.ceil(height * scale);
      context.scale(scale, scale);
      const pitch = cell + gap;
      nodes.forEach(({ state }, index) => {
        const x = (index % columns) * pitch;
        const y = Math.floor(index / columns) * pitch;
        drawNode(context, state, { x, y, cell }, palette);
      });
    }, [nodes, width, height, cell, gap, columns, palette]);
    return <canvas ref={ref} style={{ width, height }} aria-hidden="true" />;
  },
);
