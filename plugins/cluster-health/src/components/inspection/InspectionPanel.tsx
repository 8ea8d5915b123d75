import type { ClusterInfo } from '@pilotage/fleet-common';
import type {
  InspectionReport,
  InspectionSummary,
} from '@pilotage/plugin-cluster-health-common';
import { Button } from '@backstage/ui';
import { formatInstant, Panel, useLanguage } from '@pilotage/fleet-react';
import { useT } from '../../hooks/useT';
import textStyles from '../shared/text.module.css';
import { InspectionHistory } from './InspectionHistory';
import styles from './inspection.module.css';
import { InspectionTable } from './InspectionTable';
import { ReportLine } from './ReportLine';
import { useShownReport } from './useShownReport';

/** What the last inspection of a cluster found, or an older one on demand, and which runs are kept. */
export function InspectionPanel(props: {
  readonly cluster: Pick<ClusterInfo, 'name' | 'title'>;
  /** The newest report. */
  readonly report: InspectionReport | undefined;
  readonly history: readonly InspectionSummary[];
}) {
  const { cluster, report, history } = props;
  const t = useT();
  const language = useLanguage();
  const shown = useShownReport(cluster.name, report);
  return (
    <Panel
      title={t('inspection.title', { cluster: cluster.title })}
      beside={shown.report && <ReportLine report={shown.report} />}
    >
      {shown.older && (
        <div className={styles.older} role="status">
          {shown.older.type === 'reading' && t('inspection.reading')}
          {shown.older.type === 'failed' &&
            t('inspection.readFailed', { message: shown.older.message })}
          {shown.older.type === 'read' &&
            t('inspection.showing', {
              time: formatInstant(shown.older.report.finishedAt, language),
            })}
          <Button size="small" variant="secondary" onPress={shown.showNewest}>
            {t('inspection.newest')}
          </Button>
        </div>
      )}
      {shown.report ? (
        <InspectionTable
          cluster={cluster}
          report={shown.report}
          newest={shown.older === undefined}
        />
      ) : (
        <p className={textStyles.note}>{t('inspection.none')}</p>
      )}
      {history.length > 0 && (
        <InspectionHistory
          cluster={cluster}
          history={history}
          shown={shown.report?.id}
          onShow={shown.show}
        />
      )}
    </Panel>
  );
}
