import { Panel } from '@pilotage/fleet-react';
import type {
  SidecarCluster,
  SidecarFleetSection,
  SidecarSummary,
} from '@pilotage/plugin-rollout-common';
import { useT } from '../../hooks/useT';
import { countsOf } from '../../model/sidecars/cellState';
import { ClusterHead } from './ClusterHead';
import { NotInjectedCell } from './NotInjectedCell';
import { RuleText } from './RuleText';
import styles from './sidecars.module.css';
import { VersionCell } from './VersionCell';

/** A row of the matrix, as the backend sends it. */
export type ClusterRow = Extract<SidecarFleetSection, { type: 'cluster' }>;

/** Every sidecar × version × cluster. */
export function ClusterMatrix(props: {
  readonly sidecars: readonly SidecarSummary[];
  readonly clusters: readonly SidecarCluster[];
  readonly rows: readonly ClusterRow[];
}) {
  const { sidecars, clusters, rows } = props;
  const t = useT();
  const rowOf = (sidecar: string, cluster: string) =>
    rows.find(row => row.sidecar === sidecar && row.cluster === cluster);
  const unseen = ({ condition }: SidecarCluster) => condition.state !== 'live';
  return (
    <Panel title={t('sidecars.matrix.title')}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('sidecars.matrix.container')}</th>
              <th scope="col">{t('sidecars.matrix.version')}</th>
              {clusters.map(cluster => (
                <ClusterHead key={cluster.name} cluster={cluster} />
              ))}
            </tr>
          </thead>
          {sidecars.map(({ name, rules, versions }) => {
            const missing = clusters.some(
              cluster => (rowOf(name, cluster.name)?.notInjected ?? 0) > 0,
            );
            return (
              <tbody key={name} className={styles.group}>
                {versions.map(({ version, wanted }, index) => (
                  <tr key={version}>
                    {index === 0 && (
                      <th
                        scope="rowgroup"
                        rowSpan={versions.length + Number(missing)}
                      >
                        <strong>{name}</strong>
                        {rules.map(rule => (
                          <div key={rule.type + rule.detail}>
                            <RuleText rule={rule} />
                          </div>
                        ))}
                      </th>
                    )}
                    <th scope="row" className={styles.version}>
                      {version}
                      {wanted && <em>{t('sidecars.wanted')}</em>}
                    </th>
                    {clusters.map(cluster => (
                      <VersionCell
                        key={cluster.name}
                        counts={countsOf(
                          rowOf(name, cluster.name)?.cells ?? [],
                          version,
                        )}
                        unknown={unseen(cluster)}
                      />
                    ))}
                  </tr>
                ))}
                {missing && (
                  <tr>
                    <th scope="row">{t('sidecars.matrix.notInjected')}</th>
                    {clusters.map(cluster => (
                      <NotInjectedCell
                        key={cluster.name}
                        pods={rowOf(name, cluster.name)?.notInjected ?? 0}
                        unknown={unseen(cluster)}
                      />
                    ))}
                  </tr>
                )}
              </tbody>
            );
          })}
        </table>
      </div>
    </Panel>
  );
}
