import { VisuallyHidden } from '@backstage/ui';
import { Age, StatusChip } from '@pilotage/fleet-react';
import type { RolloutObservation } from '@pilotage/plugin-rollout-common';
import { useT } from '../../hooks/useT';
import { verdictTone } from '../../model/tone';
import { useReasonText } from '../../hooks/useReasonText';

/** The verdict with its age. A screen reader hears when it changes, but not each second of its age. */
export function VerdictChip(props: {
  readonly observation: Pick<RolloutObservation, 'verdict' | 'verdictSince'>;
}) {
  const { verdict, verdictSince } = props.observation;
  const t = useT();
  const reason = useReasonText(verdict);
  return (
    <>
      <StatusChip tone={verdictTone[verdict.state]}>
        {t(`verdict.${verdict.state}`)}{' '}
        {t('verdict.since', { age: <Age since={verdictSince} /> })}
      </StatusChip>
      <VisuallyHidden>
        <span role="status">
          {t(`verdict.${verdict.state}`)}: {reason}
        </span>
      </VisuallyHidden>
    </>
  );
}
