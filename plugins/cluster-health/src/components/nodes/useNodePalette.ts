import { useProbedColours } from '@pilotage/fleet-react';
import type { RefObject } from 'react';
import type { NodePalette } from '../../model/drawNode';
import styles from './nodes.module.css';

const probes: Readonly<Record<keyof NodePalette, string>> = {
  ready: styles['probe-ready'] ?? '',
  warning: styles['probe-warning'] ?? '',
  bad: styles['probe-bad'] ?? '',
  unknown: styles['probe-unknown'] ?? '',
  surface: styles['probe-surface'] ?? '',
};

/** The theme's colours of the node map. */
export function useNodePalette(
  host: RefObject<HTMLElement>,
): NodePalette | undefined {
  return useProbedColours(host, probes);
}
