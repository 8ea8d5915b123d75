import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { Panel } from '@pilotage/fleet-react';
import type {
  SidecarCluster,
  SidecarEntitySection,
} from '@pilotage/plugin-rollout-common';
import { Fragment } from 'react';
import { useT } from '../../hooks/useT';
import { countsOf } from '../../model/sidecars/cellState';
import { versionsOf } from '../../model/sidecars/versionsOf';
import { sidecarsRouteRef } from '../../routes';
import { ClusterHead } from './ClusterHead';
import { NotInjectedCell } from './NotInjectedCell';
import { RuleText } from './RuleText';
import styles from './sidecars.module.css';
import { VersionCell } from './VersionCell';

/** Containers of an entity's pods: its sidecars first, then the application's own. */
export function EntityMatrix(props: {
  readonly containers: readonly SidecarEntitySection[];
  readonly clusters: readonly SidecarCluster[];
}) {
  const { containers, clusters } = props;
  const t = useT();
  const sorted = [...containers].sort(
    (a, b) =>
      Number(a.rule === undefined) - Number(b.rule === undefined) ||
      a.container.localeCompare(b.container),
  );
  return (
    <Panel title={t('sidecars.tab.title')}>
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
          {sorted.map(section => (
            <ContainerRows
              key={section.container}
              section={section}
              clusters={clusters}
            />
          ))}
        </table>
      </div>
    </Panel>
  );
}

function ContainerRows(props: {
  readonly section: SidecarEntitySection;
  readonly clusters: readonly SidecarCluster[];
}) {
  const { section, clusters } = props;
  const { container, rule, rows, sources } = section;
  const t = useT();
  const versions = versionsOf(section);
  const rowOf = (cluster: string) => rows.find(row => row.cluster === cluster);
  const unseen = ({ condition }: SidecarCluster) => condition.state !== 'live';
  const missing = rows.some(({ notInjected }) => notInjected > 0);
  return (
    <tbody className={styles.group}>
      {versions.map((version, index) => (
        <tr key={version}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={versions.length + Number(missing)}>
              <strong>{container}</strong>
              <div>
                <RuleText rule={rule} />
              </div>
              {section.ownerEntityRef && (
                <div>
                  <EntityRefLink
                    entityRef={section.ownerEntityRef}
                    defaultKind="component"
                  />
                </div>
              )}
              {rule && <FleetLink container={container} />}
            </th>
          )}
          <th scope="row" className={styles.version}>
            {version}
            {sources.some(source => source.wantedVersion === version) && (
              <em>{t('sidecars.wanted')}</em>
            )}
          </th>
          {clusters.map(cluster => (
            <VersionCell
              key={cluster.name}
              counts={countsOf(rowOf(cluster.name)?.cells ?? [], version)}
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
              pods={rowOf(cluster.name)?.notInjected ?? 0}
              unknown={unseen(cluster)}
            />
          ))}
        </tr>
      )}
      {sources.length > 0 && (
        <tr>
          <td colSpan={2 + clusters.length} className={styles.sources}>
            {sources.map(source => (
              <Fragment key={`${source.cluster}/${source.sidecarSet}`}>
                {t('sidecars.tab.sources', {
                  cluster: source.cluster,
                  name: source.sidecarSet,
                  version: source.wantedVersion,
                  revision: source.revision,
                })}
                <br />
              </Fragment>
            ))}
          </td>
        </tr>
      )}
    </tbody>
  );
}

function FleetLink(props: { readonly container: string }) {
  const t = useT();
  const path = useRouteRef(sidecarsRouteRef)();
  const query = new URLSearchParams({ sidecar: props.container });
  return (
    <div className={styles.fleetLink}>
      <Link href={`${path}?${query}`}>
        {t('sidecars.tab.fleet', { name: props.container })}
      </Link>
    </div>
  );
}
