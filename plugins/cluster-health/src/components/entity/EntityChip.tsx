import { Age, StatusChip } from '@pilotage/fleet-react';
import type { EntityHealthSection } from '@pilotage/plugin-cluster-health-common';
import { RiAlertLine } from '@remixicon/react';
import { useT } from '../../hooks/useT';
import { entityTone } from '../../model/tone';

/** What a cluster means for one component, or how it is seen where it is not. */
export function EntityChip(props: { readonly section: EntityHealthSection }) {
  const { section } = props;
  const { condition } = section.status;
  const t = useT();
  const warns = condition.state === 'live' && section.verdict === 'warn';
  return (
    <StatusChip
      tone={entityTone(section)}
      icon={warns && <RiAlertLine size={14} />}
    >
      {condition.state === 'live' ? (
        t(`verdict.${section.verdict}`)
      ) : (
        <>
          {t(`condition.${condition.state}`)}{' '}
          {t('condition.since', { age: <Age since={condition.since} /> })}
        </>
      )}
    </StatusChip>
  );
}
