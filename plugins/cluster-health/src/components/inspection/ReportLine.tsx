import { Age, formatDuration, useLanguage } from '@pilotage/fleet-react';
import type { InspectionReport } from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import { formatPercent } from '../../model/percent';
import { countChanges, reportChanges } from '../../model/reportChanges';
import textStyles from '../shared/text.module.css';
import { VerdictCounts } from '../shared/VerdictCounts';
import { Trigger } from './Trigger';

/** A report in one line: when, how many checks came out how, and what changed since the run before. */
export function ReportLine(props: { readonly report: InspectionReport }) {
  const { report } = props;
  const t = useT();
  const language = useLanguage();
  const { score, coverage } = report.score;
  return (
    <>
      {t('inspection.at', { age: <Age since={report.finishedAt} /> })}{' '}
      <Trigger trigger={report.trigger} /> ·{' '}
      {t('inspection.checks', { count: report.items.length })} ·{' '}
      <VerdictCounts counts={report.counts} /> ·{' '}
      {score === undefined
        ? t('inspection.noScore')
        : t('inspection.score', {
            score: String(score),
            coverage: formatPercent(coverage, 0, language),
          })}{' '}
      · <Changes report={report} />
    </>
  );
}

function Changes(props: { readonly report: InspectionReport }) {
  const { report } = props;
  const { comparedWith } = report;
  const t = useT();
  const language = useLanguage();
  if (!comparedWith) return <>{t('inspection.notCompared')}</>;
  const counts = countChanges(report);
  const changed = reportChanges.filter(change => counts[change] > 0);
  const age = formatDuration(
    report.finishedAt - comparedWith.finishedAt,
    language,
  );
  return (
    <>
      {t('inspection.compared', { age })}:{' '}
      {changed.length === 0
        ? t('inspection.unchanged')
        : changed.map((change, index) => (
            <span key={change}>
              {index > 0 && ', '}
              <span
                className={
                  change === 'new-fail'
                    ? `${textStyles.bad} ${textStyles.strong}`
                    : undefined
                }
              >
                {t(`inspection.change.${change}`, { count: counts[change] })}
              </span>
            </span>
          ))}
    </>
  );
}
