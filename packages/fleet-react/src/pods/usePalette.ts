import type { RefObject } from 'react';
import { useProbedColours } from '../grid/useProbedColours';
import type { PodPalette } from './drawGlyph';
import styles from './PodMap.module.css';

const probes: Readonly<Record<keyof PodPalette, string>> = {
  new: styles['probe-new'] ?? '',
  old: styles['probe-old'] ?? '',
  starting: styles['probe-starting'] ?? '',
  failing: styles['probe-failing'] ?? '',
  surface: styles['probe-surface'] ?? '',
  ink: styles['probe-ink'] ?? '',
};

/** The theme's colours of the pod map. */
export function usePalette(
  host: RefObject<HTMLElement>,
): PodPalette | undefined {
  return useProbedColours(host, probes);
}
