import type { RolloutVerb } from './change';
import {
  rolloutPausePermission,
  rolloutPromotePermission,
  rolloutRollbackPermission,
  rolloutSetImagePermission,
  sidecarPausePermission,
  sidecarUpdatePermission,
} from './permissions';

const workloadPermission = {
  'set-image': rolloutSetImagePermission,
  partition: rolloutPromotePermission,
  'promote-full': rolloutPromotePermission,
  resume: rolloutPromotePermission,
  pause: rolloutPausePermission,
  rollback: rolloutRollbackPermission,
  // Verbs only a SidecarSet has.
  'select-pods': sidecarUpdatePermission,
  'max-unavailable': sidecarUpdatePermission,
  'pause-injection': sidecarPausePermission,
  'resume-injection': sidecarUpdatePermission,
} as const satisfies Record<RolloutVerb, unknown>;

/**
 * The permission a verb needs, always asked about the entity the workload belongs to. A SidecarSet has permissions of its
 * own: it moves containers in everybody's pods. The backend's operation table and the page's buttons read the same table.
 *
 * @public
 */
export function verbPermission(kind: string, verb: RolloutVerb) {
  if (kind !== 'SidecarSet') return workloadPermission[verb];
  return verb === 'pause' || verb === 'pause-injection'
    ? sidecarPausePermission
    : sidecarUpdatePermission;
}
