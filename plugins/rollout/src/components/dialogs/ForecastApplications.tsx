import type { ForecastApplication } from '@pilotage/plugin-rollout-common';
import { useT } from '../../hooks/useT';
import { reasonText } from '../../hooks/useReasonText';
import styles from './dialogs.module.css';

/** More rows than somebody reads before a click; the totals stand above. */
const maxRows = 12;

/** What a change of a sidecar means for each application whose pods it touches. */
export function ForecastApplications(props: {
  readonly applications: readonly ForecastApplication[];
}) {
  const { applications } = props;
  const t = useT();
  const shown = applications.slice(0, maxRows);
  return (
    <>
      <table
        className={styles.applications}
        aria-label={t('forecast.applications.title')}
      >
        <thead>
          <tr>
            <th scope="col">{t('forecast.applications.application')}</th>
            <th scope="col">{t('forecast.applications.inPlace')}</th>
            <th scope="col">{t('forecast.applications.waiting')}</th>
            <th scope="col">{t('forecast.applications.needRecreate')}</th>
            <th scope="col">{t('forecast.applications.notInjected')}</th>
            <th scope="col">{t('forecast.applications.budgets')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(row => (
            <tr key={`${row.application.namespace}/${row.application.name}`}>
              <th scope="row">
                {row.application.namespace}/{row.application.name}
              </th>
              <td>{row.inPlace}</td>
              <td>{row.waiting}</td>
              <td>{row.needRecreate}</td>
              <td>{row.notInjected}</td>
              <td>
                {row.budgets
                  .map(obstacle =>
                    reasonText(t, 'obstacleReason', {
                      ...obstacle,
                      reason: obstacle.message,
                    }),
                  )
                  .join(' ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {applications.length > shown.length && (
        <p className={styles.hint}>
          {t('forecast.applications.more', {
            count: applications.length - shown.length,
          })}
        </p>
      )}
    </>
  );
}
