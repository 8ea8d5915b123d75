import { Age } from '@pilotage/fleet-react';
import type { ClusterSummary } from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import textStyles from '../shared/text.module.css';
import { Unknown } from '../shared/Unknown';
import { FindingCounts } from '../shared/VerdictCounts';

/** What the last inspection found, and how many causes show now. */
export function FindingsCell(props: {
  readonly summary: Pick<ClusterSummary, 'inspection' | 'causes'>;
  readonly seen: boolean;
}) {
  const { inspection, causes } = props.summary;
  const t = useT();
  const wrong = causes.bad + causes.warning;
  return (
    <>
      {inspection ? (
        <span className={props.seen ? undefined : textStyles.old}>
          <FindingCounts counts={inspection.counts} />
          {!props.seen && (
            <span className={textStyles.age}>
              {t('asOf', { age: <Age since={inspection.finishedAt} /> })}
            </span>
          )}
        </span>
      ) : (
        <Unknown reason={t('inspection.none')} />
      )}
      {wrong > 0 && (
        <span className={`${textStyles.dim} ${textStyles.age}`}>
          {t('table.causes', { count: wrong })}
        </span>
      )}
    </>
  );
}
