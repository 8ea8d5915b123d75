import { usePermission } from '@backstage/plugin-permission-react';
import {
  rolloutPausePermission,
  rolloutPromotePermission,
  rolloutRollbackPermission,
  rolloutSetImagePermission,
  sidecarPausePermission,
  sidecarUpdatePermission,
} from '@pilotage/plugin-rollout-common';
import { useMemo } from 'react';

/**
 * Names of the permissions the viewer has on this entity. Empty until the answer is there: a button that appears is better
 * than one that vanishes.
 */
export function useVerbPermissions(entityRef: string): ReadonlySet<string> {
  const granted = [
    useGranted(rolloutSetImagePermission, entityRef),
    useGranted(rolloutPromotePermission, entityRef),
    useGranted(rolloutPausePermission, entityRef),
    useGranted(rolloutRollbackPermission, entityRef),
    useGranted(sidecarUpdatePermission, entityRef),
    useGranted(sidecarPausePermission, entityRef),
  ];
  const names = granted.flat().join(' ');
  return useMemo(() => new Set(names.split(' ')), [names]);
}

function useGranted(
  permission: typeof rolloutPausePermission,
  resourceRef: string,
): readonly string[] {
  const { allowed } = usePermission({ permission, resourceRef });
  return allowed ? [permission.name] : [];
}
