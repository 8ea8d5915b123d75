import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Panel } from '@pilotage/fleet-react';
import type {
  SidecarFleetSection,
  SidecarFleetTopic,
  SidecarSummary,
} from '@pilotage/plugin-rollout-common';
import { useMemo } from 'react';
import { useT } from '../../hooks/useT';
import { countsOf, sumCounts } from '../../model/sidecars/cellState';
import { versionColumns } from '../../model/sidecars/versionColumns';
import { ApplicationNotes } from './ApplicationNotes';
import { NotInjectedCell } from './NotInjectedCell';
import styles from './sidecars.module.css';
import { VersionCell } from './VersionCell';

/** A row of the table, as the backend sends it. */
export type ApplicationRow = Extract<
  SidecarFleetSection,
  { type: 'application' }
>;

/** Which application runs which version of one sidecar. */
export function ApplicationsTable(props: {
  readonly sidecar: SidecarSummary;
  readonly rows: readonly ApplicationRow[];
  readonly totals: SidecarFleetTopic['applications'];
}) {
  const { sidecar, rows, totals } = props;
  const t = useT();
  const { shown, others } = useMemo(
    () => versionColumns(sidecar.versions),
    [sidecar.versions],
  );
  return (
    <Panel
      title={t('sidecars.applications.title', { name: sidecar.name })}
      beside={t('sidecars.applications.shown', {
        shown: String(totals.shown),
        total: String(totals.total),
      })}
    >
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('sidecars.applications.application')}</th>
              <th scope="col">{t('sidecars.applications.team')}</th>
              <th scope="col">{t('sidecars.applications.pods')}</th>
              {shown.map(({ version, wanted }) => (
                <th key={version} scope="col" className={styles.version}>
                  {version}
                  {wanted && <em>{t('sidecars.wanted')}</em>}
                </th>
              ))}
              {others.length > 0 && (
                <th
                  scope="col"
                  title={others.map(({ version }) => version).join(', ')}
                >
                  {t('sidecars.applications.other')}
                </th>
              )}
              <th scope="col">{t('sidecars.applications.notInjected')}</th>
              <th scope="col">{t('sidecars.applications.notes')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => {
              const { namespace, name, entityRef, owner } = row.application;
              return (
                <tr key={entityRef ?? `${namespace}/${name}`}>
                  <th scope="row">
                    {entityRef ? (
                      <EntityRefLink entityRef={entityRef} hideIcon />
                    ) : (
                      `${namespace}/${name}`
                    )}
                  </th>
                  <td>
                    {owner && <EntityRefLink entityRef={owner} hideIcon />}
                  </td>
                  <td className={styles.number}>{row.pods}</td>
                  {shown.map(({ version }) => (
                    <VersionCell
                      key={version}
                      counts={countsOf(row.cells, version)}
                    />
                  ))}
                  {others.length > 0 && (
                    <VersionCell
                      counts={sumCounts(
                        others.map(({ version }) =>
                          countsOf(row.cells, version),
                        ),
                      )}
                    />
                  )}
                  <NotInjectedCell pods={row.notInjected} />
                  <td>
                    <ApplicationNotes notes={row.notes} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && (
        <p className={styles.empty}>{t('sidecars.applications.none')}</p>
      )}
    </Panel>
  );
}
