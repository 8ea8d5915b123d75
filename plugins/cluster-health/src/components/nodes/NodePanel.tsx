import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { Age, Panel, useLanguage } from '@pilotage/fleet-react';
import type {
  ClusterSummary,
  NodePool,
} from '@pilotage/plugin-cluster-health-common';
import { useMemo, useState } from 'react';
import { useT } from '../../hooks/useT';
import { nodeGroups } from '../../model/nodeGroups';
import { formatNumber } from '../../model/percent';
import textStyles from '../shared/text.module.css';
import { NodeMap } from './NodeMap';
import { NodeTable } from './NodeTable';
import styles from './nodes.module.css';

const views = ['map', 'table'] as const;

type View = (typeof views)[number];

/** All nodes of a cluster, as a map or as a table. Those of a cluster that is not seen are greyed, with their age. */
export function NodePanel(props: {
  readonly summary: ClusterSummary;
  readonly pools: readonly NodePool[];
}) {
  const { summary, pools } = props;
  const { cluster, condition } = summary.status;
  const t = useT();
  const language = useLanguage();
  const [view, setView] = useState<View>('map');
  const groups = useMemo(() => nodeGroups(pools), [pools]);
  const total = groups.reduce((sum, { nodes }) => sum + nodes.length, 0);
  const seen = condition.state === 'live';
  return (
    <Panel
      title={t('nodes.title', { cluster: cluster.title })}
      beside={
        total > 0 && (
          <>
            {t('nodes.total', {
              count: total,
              number: formatNumber(total, language),
            })}
            {!seen && summary.nodes.known && (
              <> · {t('asOf', { age: <Age since={summary.nodes.at} /> })}</>
            )}
          </>
        )
      }
      aside={
        total > 0 && (
          <ToggleButtonGroup
            aria-label={t('nodes.view')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[view]}
            onSelectionChange={([next]) =>
              setView(views.find(each => each === next) ?? 'map')
            }
          >
            <ToggleButton id="map" size="small">
              {t('nodes.asMap')}
            </ToggleButton>
            <ToggleButton id="table" size="small">
              {t('nodes.asTable')}
            </ToggleButton>
          </ToggleButtonGroup>
        )
      }
    >
      {total === 0 ? (
        <p className={textStyles.note}>
          {summary.nodes.known
            ? t('nodes.none')
            : t('nodes.unknown', { reason: summary.nodes.reason })}
        </p>
      ) : (
        <div className={styles.body} data-old={!seen}>
          {view === 'map' ? (
            <NodeMap groups={groups} total={total} />
          ) : (
            <NodeTable groups={groups} cluster={cluster.title} />
          )}
        </div>
      )}
    </Panel>
  );
}
