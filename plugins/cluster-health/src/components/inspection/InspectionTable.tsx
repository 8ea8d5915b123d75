import { Button, VisuallyHidden } from '@backstage/ui';
import type { ClusterInfo } from '@pilotage/fleet-common';
import type {
  InspectionItem,
  InspectionReport,
} from '@pilotage/plugin-cluster-health-common';
import { useMemo, useState } from 'react';
import { useT } from '../../hooks/useT';
import { isSettled, sortItems } from '../../model/verdictOrder';
import tableStyles from '../shared/table.module.css';
import { InspectionRow } from './InspectionRow';
import { WaiverDialog } from './WaiverDialog';

/** Checks of a report, the worst first; what passed is folded away until asked for. */
export function InspectionTable(props: {
  readonly cluster: Pick<ClusterInfo, 'name' | 'title'>;
  readonly report: InspectionReport;
  /** Whether it is the newest report: only what is found now can be waived. */
  readonly newest: boolean;
}) {
  const { cluster, report, newest } = props;
  const t = useT();
  const [all, setAll] = useState(false);
  const [waiving, setWaiving] = useState<InspectionItem>();
  const items = useMemo(() => sortItems(report.items), [report.items]);
  const settled = items.filter(isSettled).length;
  const shown = all ? items : items.filter(item => !isSettled(item));
  return (
    <>
      {shown.length > 0 && (
        <div className={tableStyles.scroll}>
          <table className={tableStyles.table}>
            <caption>
              <VisuallyHidden>
                {t('inspection.title', { cluster: cluster.title })}
              </VisuallyHidden>
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('inspection.check')}</th>
                <th scope="col">{t('inspection.measured')}</th>
                <th scope="col">{t('inspection.owner')}</th>
                <th scope="col">{t('inspection.suggestion')}</th>
                <th scope="col">
                  <VisuallyHidden>{t('inspection.action')}</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(item => (
                <InspectionRow
                  key={item.info.id}
                  item={item}
                  onWaive={newest ? setWaiving : undefined}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {settled > 0 && (
        <div className={tableStyles.more}>
          <Button
            size="small"
            variant="secondary"
            aria-expanded={all}
            onPress={() => setAll(!all)}
          >
            {all
              ? t('inspection.hideSettled')
              : t('inspection.showSettled', {
                  checks: [
                    t('count.pass', { count: report.counts.pass }),
                    t('count.not-applicable', {
                      count: report.counts['not-applicable'],
                    }),
                  ].join(', '),
                })}
          </Button>
        </div>
      )}
      {waiving && (
        <WaiverDialog
          cluster={cluster}
          check={waiving.info}
          onClose={() => setWaiving(undefined)}
        />
      )}
    </>
  );
}
