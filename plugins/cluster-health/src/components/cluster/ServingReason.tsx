import type { ServingMark } from '@pilotage/fleet-common';
import { useT } from '../../hooks/useT';
import textStyles from '../shared/text.module.css';

/** Why a cluster may not serve, or why nobody knows; the hard checks behind that. Nothing for one that may. */
export function ServingReason(props: { readonly serving: ServingMark }) {
  const { state, reason, checks } = props.serving;
  const t = useT();
  if (state === 'serving') return null;
  return (
    <div className={state === 'not-serving' ? textStyles.bad : textStyles.dim}>
      {reason}
      {checks.length > 0 && (
        <div className={textStyles.dim}>
          {t('serving.hardChecks')}:{' '}
          {checks.map(({ title }) => title).join(' · ')}
        </div>
      )}
    </div>
  );
}
