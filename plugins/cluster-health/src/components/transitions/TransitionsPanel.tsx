import { Button } from '@backstage/ui';
import type { ClusterInfo } from '@pilotage/fleet-common';
import { Panel } from '@pilotage/fleet-react';
import type { NodeTransition } from '@pilotage/plugin-cluster-health-common';
import { useMemo, useState } from 'react';
import { useT } from '../../hooks/useT';
import { goneNodes } from '../../model/goneNodes';
import tableStyles from '../shared/table.module.css';
import textStyles from '../shared/text.module.css';
import { GoneNodes } from './GoneNodes';
import { TransitionRow } from './TransitionRow';

const shortest = 8;

/** How nodes came and went, newest first, and the gone ones that still count in the online rate. */
export function TransitionsPanel(props: {
  readonly cluster: Pick<ClusterInfo, 'name' | 'title'>;
  readonly transitions: readonly NodeTransition[];
}) {
  const { cluster } = props;
  const t = useT();
  const [all, setAll] = useState(false);
  const transitions = useMemo(
    () => [...props.transitions].sort((a, b) => b.at - a.at),
    [props.transitions],
  );
  const gone = useMemo(() => goneNodes(transitions), [transitions]);
  const shown = all ? transitions : transitions.slice(0, shortest);
  const hidden = transitions.length - shown.length;
  return (
    <Panel title={t('transitions.title')}>
      {transitions.length === 0 ? (
        <p className={textStyles.note}>{t('transitions.none')}</p>
      ) : (
        <div className={tableStyles.scroll}>
          <table
            className={tableStyles.table}
            aria-label={t('transitions.title')}
          >
            <thead>
              <tr>
                <th scope="col">{t('transitions.node')}</th>
                <th scope="col">{t('transitions.from')}</th>
                <th scope="col">{t('transitions.to')}</th>
                <th scope="col">{t('transitions.reason')}</th>
                <th scope="col">{t('transitions.when')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(transition => (
                <TransitionRow
                  key={`${transition.uid} ${transition.at}`}
                  transition={transition}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hidden > 0 && (
        <div className={tableStyles.more}>
          <Button size="small" variant="secondary" onPress={() => setAll(true)}>
            {t('transitions.showAll', { count: hidden })}
          </Button>
        </div>
      )}
      {gone.length > 0 && <GoneNodes cluster={cluster} nodes={gone} />}
    </Panel>
  );
}
