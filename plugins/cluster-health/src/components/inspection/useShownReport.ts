import { useApi } from '@backstage/core-plugin-api';
import type { InspectionReport } from '@pilotage/plugin-cluster-health-common';
import { useCallback, useRef, useState } from 'react';
import { clusterHealthApiRef } from '../../api/clusterHealthApiRef';
import { messageOf } from '../../api/messageOf';

/** An older report somebody asked for. */
type OlderReport =
  | { readonly type: 'reading' }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'read'; readonly report: InspectionReport };

export interface ShownReport {
  /** The report on the page; while an older one is read, the newest stays. */
  readonly report: InspectionReport | undefined;
  /** Absent while the newest is shown. */
  readonly older?: OlderReport;
  readonly show: (id: string) => void;
  readonly showNewest: () => void;
}

/** The newest report, or the older one that was asked for. */
export function useShownReport(
  cluster: string,
  newest: InspectionReport | undefined,
): ShownReport {
  const api = useApi(clusterHealthApiRef);
  const [older, setOlder] = useState<OlderReport>();
  // Only the answer to the last question counts.
  const question = useRef(0);

  const showNewest = useCallback(() => {
    question.current += 1;
    setOlder(undefined);
  }, []);
  const show = useCallback(
    (id: string) => {
      if (id === newest?.id) {
        showNewest();
        return;
      }
      question.current += 1;
      const own = question.current;
      const settle = (next: OlderReport) => {
        if (question.current === own) setOlder(next);
      };
      settle({ type: 'reading' });
      api.report(cluster, id).then(
        report => settle({ type: 'read', report }),
        (error: unknown) =>
          settle({ type: 'failed', message: messageOf(error) }),
      );
    },
    [api, cluster, newest?.id, showNewest],
  );
  return {
    report: older?.type === 'read' ? older.report : newest,
    ...(older ? { older } : {}),
    show,
    showNewest,
  };
}
