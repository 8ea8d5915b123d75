import { Button } from '@backstage/ui';
import type { ClusterInfo } from '@pilotage/fleet-common';
import { formatInstant, useLanguage } from '@pilotage/fleet-react';
import type { InspectionSummary } from '@pilotage/plugin-cluster-health-common';
import { memo, useState } from 'react';
import { useT } from '../../hooks/useT';
import { formatPercent } from '../../model/percent';
import tableStyles from '../shared/table.module.css';
import textStyles from '../shared/text.module.css';
import { VerdictCounts } from '../shared/VerdictCounts';
import styles from './inspection.module.css';
import { Trigger } from './Trigger';

const shortest = 3;

/** The runs that are kept, newest first. */
export const InspectionHistory = memo(
  (props: {
    readonly cluster: Pick<ClusterInfo, 'title'>;
    readonly history: readonly InspectionSummary[];
    /** Id of the report on the page. */
    readonly shown: string | undefined;
    readonly onShow: (id: string) => void;
  }) => {
    const { history } = props;
    const t = useT();
    const language = useLanguage();
    const [all, setAll] = useState(false);
    const rows = all ? history : history.slice(0, shortest);
    const hidden = history.length - rows.length;
    return (
      <div className={styles.history}>
        <h3 className={styles.historyTitle}>{t('inspection.history')}</h3>
        <div className={tableStyles.scroll}>
          <table
            className={tableStyles.table}
            aria-label={t('inspection.historyOf', {
              cluster: props.cluster.title,
            })}
          >
            <thead>
              <tr>
                <th scope="col">{t('inspection.run')}</th>
                <th scope="col">{t('inspection.trigger')}</th>
                <th scope="col">{t('inspection.result')}</th>
                <th scope="col">{t('inspection.scoreColumn')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(run => {
                const time = formatInstant(run.finishedAt, language);
                return (
                  <tr key={run.id}>
                    <th scope="row">
                      <Button
                        size="small"
                        variant="tertiary"
                        aria-pressed={run.id === props.shown}
                        onPress={() => props.onShow(run.id)}
                      >
                        {time}
                      </Button>
                    </th>
                    <td>
                      <Trigger trigger={run.trigger} />
                    </td>
                    <td>
                      <VerdictCounts counts={run.counts} />
                    </td>
                    <td>
                      <Score score={run.score} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        {hidden > 0 && (
          <div className={tableStyles.more}>
            <Button
              size="small"
              variant="secondary"
              onPress={() => setAll(true)}
            >
              {t('more', { number: String(hidden) })}
            </Button>
          </div>
        )}
      </div>
    );
  },
);

/** A score never stands without its coverage: a perfect score of three checks says nothing. */
function Score(props: { readonly score: InspectionSummary['score'] }) {
  const { score, coverage } = props.score;
  const t = useT();
  const language = useLanguage();
  return (
    <span className={textStyles.dim}>
      {score === undefined
        ? t('inspection.noScore')
        : t('inspection.score', {
            score: String(score),
            coverage: formatPercent(coverage, 0, language),
          })}
    </span>
  );
}
