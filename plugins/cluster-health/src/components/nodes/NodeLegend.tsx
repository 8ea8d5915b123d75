import { squareGrid, useLanguage } from '@pilotage/fleet-react';
import { nodeStates } from '@pilotage/plugin-cluster-health-common';
import { useMemo, useRef } from 'react';
import { useT } from '../../hooks/useT';
import { countStates, type NodeGroup } from '../../model/nodeGroups';
import { formatNumber } from '../../model/percent';
import { NodeCanvas } from './NodeCanvas';
import styles from './nodes.module.css';
import { useNodePalette } from './useNodePalette';

const oneSquare = squareGrid({ count: 1, width: 16, cell: 16, gap: 0 });
/** One node of each state. The identity of each stays, so that its canvas is drawn once. */
const samples = new Map(nodeStates.map(state => [state, [{ state }]]));

/** Explains the squares that are on the map now, with how many there are of each. */
export function NodeLegend(props: { readonly groups: readonly NodeGroup[] }) {
  const { groups } = props;
  const t = useT();
  const language = useLanguage();
  const host = useRef<HTMLUListElement>(null);
  const palette = useNodePalette(host);
  const counts = useMemo(() => countStates(groups), [groups]);
  return (
    <ul ref={host} className={styles.legend} aria-label={t('nodes.legend')}>
      {nodeStates
        .filter(state => counts[state] > 0)
        .map(state => (
          <li key={state}>
            <NodeCanvas
              nodes={samples.get(state) ?? []}
              grid={oneSquare}
              palette={palette}
            />
            <span>
              <strong>{formatNumber(counts[state], language)}</strong>{' '}
              {t(`nodeState.${state}`)}
            </span>
          </li>
        ))}
    </ul>
  );
}
