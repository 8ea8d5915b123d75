import { useLayoutEffect, useRef } from 'react';
import { drawGlyph, type PodPalette } from './drawGlyph';
import type { PodGlyph } from './podGlyph';

const cell = 18;

/** One square by itself, for the legend. */
export function GlyphCanvas(props: {
  readonly glyph: PodGlyph;
  readonly palette: PodPalette | undefined;
}) {
  const { glyph, palette } = props;
  const ref = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = ref.current?.getContext('2d');
    if (!ref.current || !context || !palette) return;
    const scale = window.devicePixelRatio || 1;
    ref.current.width = cell * scale;
    ref.current.height = cell * scale;
    context.scale(scale, scale);
    drawGlyph(context, glyph, { x: 0, y: 0, cell }, palette);
  }, [glyph, palette]);
  return (
    <canvas
      ref={ref}
      style={{ width: cell, height: cell }}
      aria-hidden="true"
    />
  );
}
