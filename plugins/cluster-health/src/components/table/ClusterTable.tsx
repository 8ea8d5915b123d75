import { VisuallyHidden } from '@backstage/ui';
import type { ClusterSummary } from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import tableStyles from '../shared/table.module.css';
import { ClusterRow } from './ClusterRow';

const columns = [
  'cluster',
  'state',
  'serve',
  'controlPlane',
  'nodesReady',
  'online',
  'survives',
  'findings',
  'lastBackup',
  'version',
] as const;

/** All clusters, one row each. */
export function ClusterTable(props: {
  readonly clusters: readonly ClusterSummary[];
  /** Name of the cluster whose details are shown. */
  readonly selected: string | undefined;
  readonly searchWith: (cluster: string) => string;
}) {
  const t = useT();
  return (
    <div className={tableStyles.scroll}>
      <table className={tableStyles.table}>
        <caption>
          <VisuallyHidden>{t('table.caption')}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {t(`table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.clusters.map(summary => {
            const { name } = summary.status.cluster;
            return (
              <ClusterRow
                key={name}
                summary={summary}
                selected={name === props.selected}
                search={props.searchWith(name)}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
