import type { PodTuple } from '@pilotage/fleet-common';
import { memo, useLayoutEffect, useRef } from 'react';
import { drawGlyph, type PodPalette } from './drawGlyph';
import { podGlyph, type PodMapContainer } from './podGlyph';
import type { PodGrid } from './podGrid';
import { readPod } from './readPod';

/** Draws the squares of one zone: all of them, since that costs less than finding out which changed. */
export const PodCanvas = memo(function PodCanvas(props: {
  readonly pods: readonly PodTuple[];
  readonly dictionary: readonly string[];
  readonly containers: readonly PodMapContainer[];
  readonly grid: PodGrid;
  readonly palette: PodPalette | undefined;
}) {
  const { pods, dictionary, containers, grid, palette } = props;
  const ref = useRef<HTMLCanvasElement>(null);
  const { width, height, cell, gap, columns } = grid;

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
    pods.forEach((pod, index) => {
      const square = {
        x: (index % columns) * pitch,
        y: Math.floor(index / columns) * pitch,
        cell,
      };
      const glyph = podGlyph(readPod(pod, dictionary), containers);
      drawGlyph(context, glyph, square, palette);
    });
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
});
