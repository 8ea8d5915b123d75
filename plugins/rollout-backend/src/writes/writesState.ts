import type { WritesState } from '@pilotage/plugin-rollout-common';

/** The settings that decide whether this portal changes clusters at all. */
export interface WritesSettings {
  /** `rollout.writes.enabled` */
  readonly enabled: boolean;
  /** `permission.enabled` */
  readonly permissionFramework: boolean;
  /** `rollout.writes.dangerouslyAllowWithoutPermissionFramework` */
  readonly dangerouslyAllowWithoutPermissionFramework: boolean;
}

/**
 * Writes are off until somebody turns them on. With the permission framework off every check answers "allow", so
 * writes then need a second, openly dangerous setting.
 */
export function writesState(settings: WritesSettings): WritesState {
  if (!settings.enabled) {
    return {
      enabled: false,
      reason: 'Changes are turned off: rollout.writes.enabled is not set.',
    };
  }
  if (
    !settings.permissionFramework &&
    !settings.dangerouslyAllowWithoutPermissionFramework
  ) {
    return {
      enabled: false,
      reason:
        'Changes are turned off: the permission framework is disabled (permission.enabled), so everybody could change everything.',
    };
  }
  return { enabled: true };
}
