import { usePermission } from '@backstage/plugin-permission-react';
import {
  inspectionRunPermission,
  nodeRetirePermission,
  waiverWritePermission,
} from '@pilotage/plugin-cluster-health-common';

/**
 * What the viewer may change. All `false` until the answer is there: a button that appears is better than one that
 * vanishes.
 */
export interface HealthPermissions {
  readonly inspect: boolean;
  readonly waive: boolean;
  readonly retire: boolean;
}

export function useHealthPermissions(): HealthPermissions {
  const inspect = usePermission({ permission: inspectionRunPermission });
  const waive = usePermission({ permission: waiverWritePermission });
  const retire = usePermission({ permission: nodeRetirePermission });
  return {
    inspect: inspect.allowed,
    waive: waive.allowed,
    retire: retire.allowed,
  };
}
