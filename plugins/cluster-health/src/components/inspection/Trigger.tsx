import type { InspectionSummary } from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import { entityName } from '../../model/entityName';

/** Who or what started an inspection. */
export function Trigger(props: {
  readonly trigger: InspectionSummary['trigger'];
}) {
  const { trigger } = props;
  const t = useT();
  if (trigger.type === 'schedule') return <>{t('inspection.bySchedule')}</>;
  const name = entityName(trigger.by) ?? trigger.by;
  return <>{t('inspection.byPerson', { name })}</>;
}
