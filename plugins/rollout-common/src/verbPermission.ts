import type { RolloutVerb } from './change';
import {
  rolloutPausePermission,
  rolloutPromotePermission,
  rolloutRollbackPermission,
  rolloutSetImagePermission,
} from './permissions';

/**
 * The permission each verb needs. The backend's operation table and the page's buttons read the same table.
 *
 * @public
 */
export const verbPermission = {
  'set-image': rolloutSetImagePermission,
  partition: rolloutPromotePermission,
  'promote-full': rolloutPromotePermission,
  resume: rolloutPromotePermission,
  pause: rolloutPausePermission,
  rollback: rolloutRollbackPermission,
} as const satisfies Record<RolloutVerb, unknown>;
