import type { ClusterState } from '@pilotage/fleet-common';
import { Age, StatusChip, useLanguage } from '@pilotage/fleet-react';
import { useT } from '../../hooks/useT';
import { conditionTone } from '../../model/tone';

/** How well a cluster is seen, since when, and from when what is shown is. */
export function ConditionChip(props: { readonly condition: ClusterState }) {
  const { condition } = props;
  const t = useT();
  const language = useLanguage();
  const lastSeen = 'lastSeen' in condition ? condition.lastSeen : undefined;
  return (
    <StatusChip tone={conditionTone[condition.state]}>
      {t(`condition.${condition.state}`)}{' '}
      {t('condition.since', { age: <Age since={condition.since} /> })}
      {lastSeen !== undefined &&
        `, ${t('condition.showing', {
          time: formatTime(lastSeen, language),
        })}`}
    </StatusChip>
  );
}

/** Time of day with its zone: short enough for a chip. */
export function formatTime(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, {
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}
