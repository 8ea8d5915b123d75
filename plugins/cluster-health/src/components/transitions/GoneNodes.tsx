import { Button } from '@backstage/ui';
import type { ClusterInfo } from '@pilotage/fleet-common';
import { Age } from '@pilotage/fleet-react';
import type { NodeTransition } from '@pilotage/plugin-cluster-health-common';
import { useState } from 'react';
import { useHealthPage } from '../../hooks/healthPage';
import { useT } from '../../hooks/useT';
import textStyles from '../shared/text.module.css';
import { RetireDialog } from './RetireDialog';
import styles from './transitions.module.css';

/** Nodes that no longer exist and still count, with the way to retire them for who may. */
export function GoneNodes(props: {
  readonly cluster: Pick<ClusterInfo, 'name' | 'title'>;
  readonly nodes: readonly NodeTransition[];
}) {
  const { cluster, nodes } = props;
  const t = useT();
  const { allowed, live } = useHealthPage();
  const [retiring, setRetiring] = useState<NodeTransition>();
  return (
    <div className={styles.gone}>
      <h3 className={styles.title}>{t('transitions.gone')}</h3>
      <p className={textStyles.dim}>{t('transitions.goneHelp')}</p>
      <ul className={textStyles.plainList}>
        {nodes.map(node => (
          <li key={node.uid} className={styles.node}>
            <span className={textStyles.mono}>{node.node}</span>
            <span className={textStyles.dim}>
              {t('ago', { age: <Age since={node.at} /> })}
            </span>
            {allowed.retire && (
              <Button
                size="small"
                variant="secondary"
                isDisabled={!live}
                aria-label={t('transitions.retireLabel', { node: node.node })}
                onPress={() => setRetiring(node)}
              >
                {t('transitions.retire')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {retiring && (
        <RetireDialog
          cluster={cluster}
          node={retiring}
          onClose={() => setRetiring(undefined)}
        />
      )}
    </div>
  );
}
