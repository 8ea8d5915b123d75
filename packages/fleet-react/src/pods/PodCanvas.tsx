import type { PodTuple } from '@pilotage/fleet-common';
import { memo, useLayoutEffect, useRef } from 'react';
import { drawGlyph, type PodPalette } from './drawGlyph';
import { podGlyph, type PodMapContainer } from './podGlyph';
import type { SquareGrid } from '../grid/squareGrid';
import { readPod } from './readPod';

interface Picture {
  readonly pods: readonly PodTuple[];
  readonly containers: readonly PodMapContainer[];
  readonly palette: PodPalette;
  /** Everything else that decides where a square is. */
  readonly layout: string;
}

/**
 * Draws the squares of one zone. A tuple that did not change keeps its identity, so only the squares of changed pods
 * are drawn again: a few of 3,000 in most frames.
 */
export const PodCanvas = memo(
  (props: {
    readonly pods: readonly PodTuple[];
    readonly dictionary: readonly string[];
    readonly containers: readonly PodMapContainer[];
    readonly grid: SquareGrid;
    readonly palette: PodPalette | undefined;
  }) => {
    const { pods, dictionary, containers, grid, palette } = props;
    const ref = useRef<HTMLCanvasElement>(null);
    const shown = useRef<Picture>();
    const { width, height, cell, gap, columns } = grid;

    useLayoutEffect(() => {
      const canvas = ref.current;
      const context = canvas?.getContext('2d');
      if (!canvas || !context || !palette) return;
      const scale = window.devicePixelRatio || 1;
      const layout = [width, height, cell, gap, columns, scale].join(' ');
      const before = shown.current;
      const same =
        before?.layout === layout &&
        before.palette === palette &&
        before.containers === containers;
      if (!same) {
        // Setting the size clears the canvas, also when it stays the same.
        canvas.width = Math.ceil(width * scale);
        canvas.height = Math.ceil(height * scale);
        context.scale(scale, scale);
      }
      const pitch = cell + gap;
      const count = Math.max(pods.length, same ? before.pods.length : 0);
      for (let index = 0; index < count; index += 1) {
        const pod = pods[index];
        if (same && before.pods[index] === pod) continue;
        const x = (index % columns) * pitch;
        const y = Math.floor(index / columns) * pitch;
        if (same) context.clearRect(x, y, cell, cell);
        if (!pod) continue;
        const glyph = podGlyph(readPod(pod, dictionary), containers);
        drawGlyph(context, glyph, { x, y, cell }, palette);
      }
      shown.current = { pods, containers, palette, layout };
    }, [
      pods,
      dictionary,
      containers,
      width,
      height,
      cell,
      gap,
      columns,
      palette,
    ]);

    return <canvas ref={ref} style={{ width, height }} aria-hidden="true" />;
  },
);
