import { Age, useLanguage } from '@pilotage/fleet-react';
import type { ClusterSummary } from '@pilotage/plugin-cluster-health-common';
import { memo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../../hooks/useT';
import { ClusterChip } from '../cluster/ClusterChip';
import { ConditionText } from '../cluster/ConditionText';
import {
  ControlPlaneText,
  NodesReadyText,
  OnlineText,
} from '../cluster/factTexts';
import { ServingText } from '../cluster/ServingText';
import { EnvironmentLabel } from '../shared/EnvironmentLabel';
import { KnownValue } from '../shared/KnownValue';
import styles from './ClusterRow.module.css';
import { FindingsCell } from './FindingsCell';

/** One cluster. What is not known says why; what is old says from when. */
export const ClusterRow = memo(
  (props: {
    readonly summary: ClusterSummary;
    readonly selected: boolean;
    readonly search: string;
  }) => {
    const { summary, selected } = props;
    const { cluster, condition } = summary.status;
    const t = useT();
    const language = useLanguage();
    const seen = condition.state === 'live';
    return (
      <tr className={styles.row} data-selected={selected}>
        <th scope="row">
          <EnvironmentLabel cluster={cluster} />
          <div className={styles.name}>
            <Link
              to={{ search: props.search }}
              aria-current={selected ? 'true' : undefined}
              title={selected ? t('table.selected') : undefined}
            >
              {cluster.title}
            </Link>
          </div>
        </th>
        <td className={styles.state}>
          <ClusterChip summary={summary} />
          <ConditionText status={summary.status} />
        </td>
        <td>
          <ServingText serving={summary.serving} />
        </td>
        <td className={styles.controlPlane}>
          <KnownValue value={summary.controlPlane} seen={seen}>
            {view => <ControlPlaneText view={view} />}
          </KnownValue>
        </td>
        <td>
          <KnownValue value={summary.nodes} seen={seen}>
            {nodes => <NodesReadyText nodes={nodes} language={language} />}
          </KnownValue>
        </td>
        <td>
          <KnownValue value={summary.online} seen={seen}>
            {rate => <OnlineText rate={rate} />}
          </KnownValue>
        </td>
        <td>
          <KnownValue value={summary.survives} seen={seen}>
            {what => t(`survives.${what}`)}
          </KnownValue>
        </td>
        <td>
          <FindingsCell summary={summary} seen={seen} />
        </td>
        <td>
          <KnownValue value={summary.lastBackup} seen={seen}>
            {at => t('ago', { age: <Age since={at} /> })}
          </KnownValue>
        </td>
        <td>
          <KnownValue value={summary.version} seen={seen}>
            {version => version}
          </KnownValue>
        </td>
      </tr>
    );
  },
);
