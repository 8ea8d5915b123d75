import { type RefObject, useLayoutEffect, useState } from 'react';
import type { PodPalette } from './drawGlyph';
import styles from './PodMap.module.css';

const tones = ['new', 'old', 'starting', 'failing', 'surface', 'ink'] as const;

/**
 * The theme's colours for a canvas, which cannot use CSS variables itself. Read again when the theme changes.
 */
export function usePalette(
  host: RefObject<HTMLElement>,
): PodPalette | undefined {
  const [palette, setPalette] = useState<PodPalette>();
  useLayoutEffect(() => {
    const read = () => {
      if (host.current) setPalette(readPalette(host.current));
    };
    read();
    const observer = new MutationObserver(read);
    const options = {
      attributes: true,
      attributeFilter: ['class', 'style', 'data-theme-mode', 'data-theme-name'],
    };
    observer.observe(document.documentElement, options);
    observer.observe(document.body, options);
    return () => observer.disconnect();
  }, [host]);
  return palette;
}

/** A probe element per colour: only the browser resolves nested variables and colour functions. */
function readPalette(host: HTMLElement): PodPalette {
  const entries = tones.map(tone => {
    const probe = document.createElement('span');
    probe.className = styles[`probe-${tone}`] ?? '';
    host.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return [tone, color] as const;
  });
  return Object.fromEntries(entries) as PodPalette;
}
