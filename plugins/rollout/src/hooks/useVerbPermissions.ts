import { usePermission } from '@backstage/plugin-permission-react';
import {
  type RolloutVerb,
  rolloutVerbs,
  verbPermission,
} from '@pilotage/plugin-rollout-common';
import { useMemo } from 'react';

/**
 * Verbs the viewer may use on this entity. Empty until the answer is there: a button that appears is better than one
 * that vanishes.
 */
export function useVerbPermissions(
  entityRef: string,
): ReadonlySet<RolloutVerb> {
  const allowed: Record<RolloutVerb, boolean> = {
    'set-image': useVerbPermission('set-image', entityRef),
    partition: useVerbPermission('partition', entityRef),
    'promote-full': useVerbPermission('promote-full', entityRef),
    pause: useVerbPermission('pause', entityRef),
    resume: useVerbPermission('resume', entityRef),
    rollback: useVerbPermission('rollback', entityRef),
  };
  const names = rolloutVerbs.filter(verb => allowed[verb]).join(' ');
  return useMemo(() => new Set(names.split(' ') as RolloutVerb[]), [names]);
}

function useVerbPermission(verb: RolloutVerb, entityRef: string): boolean {
  const { allowed } = usePermission({
    permission: verbPermission[verb],
    resourceRef: entityRef,
  });
  return allowed;
}
