import type { KubeObject } from '@pilotage/fleet-node';
import type { Known } from '@pilotage/plugin-cluster-health-common';
import type { Fact } from '@pilotage/plugin-cluster-health-node';

interface BackupStatus {
  readonly phase?: string;
  readonly completionTimestamp?: string;
}

/** When the newest backup that is complete was finished, from Velero's Backups. */
export function lastBackup(
  backups: Fact<readonly KubeObject[]>,
): Known<number> {
  if (backups.state !== 'known') {
    return { known: false, reason: backups.reason };
  }
  const finished = backups.value.flatMap(({ status }) => {
    const { phase, completionTimestamp } = (status ?? {}) as BackupStatus;
    const at = Date.parse(completionTimestamp ?? '');
    return phase === 'Completed' && !Number.isNaN(at) ? [at] : [];
  });
  return finished.length === 0
    ? { known: false, reason: 'no backup was ever completed' }
    : { known: true, value: Math.max(...finished), at: backups.at };
}
