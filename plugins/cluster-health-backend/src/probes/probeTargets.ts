import type { WatchedKind } from '@pilotage/fleet-node';
import { defaultWatchedKinds } from '@pilotage/fleet-node';
import type { CheckRead } from '@pilotage/plugin-cluster-health-common';
import type { FactKind } from '@pilotage/plugin-cluster-health-node';

/** Objects a probe reads on each cluster. */
export interface ProbeTarget extends FactKind {
  readonly plural: string;
  readonly namespaced: boolean;
  /** Only this namespace. */
  readonly namespace?: string;
  /** Only this object. */
  readonly name?: string;
}

/** Who leads the control plane, and that it is alive. Asked for with each fast round. */
export const leaseTarget: ProbeTarget = {
  group: 'coordination.k8s.io',
  kind: 'Lease',
  plural: 'leases',
  namespaced: true,
  namespace: 'kube-system',
};

const alwaysFollowed: readonly FactKind[] = [
  { group: '', kind: 'Pod' },
  { group: '', kind: 'Node' },
];

/** Whether the live model keeps all objects of the kind, so that no probe has to. */
export function isFollowed(
  kind: FactKind,
  followed: readonly Pick<
    WatchedKind,
    'group' | 'kind'
  >[] = defaultWatchedKinds,
): boolean {
  return [...alwaysFollowed, ...followed].some(
    other => other.group === kind.group && other.kind === kind.kind,
  );
}

/** One text per kind. */
export function kindKey({ group, kind }: FactKind): string {
  return `${group}/${kind}`;
}

/** One text per target. */
export function targetKey(target: ProbeTarget): string {
  const { namespace = '', name = '' } = target;
  return `${kindKey(target)}/${namespace}/${name}`;
}

/**
 * What must be probed for these checks, each target once: all objects they declare to read but those the live model
 * follows and the leases of the control plane, which are asked for anyway.
 *
 * @throws Error when a check wants to read Secrets: this portal never does.
 */
export function probeTargets(
  checks: readonly {
    readonly id: string;
    readonly reads: readonly CheckRead[];
  }[],
): readonly ProbeTarget[] {
  const targets = new Map<string, ProbeTarget>();
  for (const { id, reads } of checks) {
    for (const read of reads) {
      if (read.type !== 'objects') continue;
      if (read.group === '' && read.plural === 'secrets') {
        throw new Error(`The check ${id} may not read Secrets`);
      }
      const { type: _, ...target } = read;
      if (!isFollowed(target)) targets.set(targetKey(target), target);
    }
  }
  targets.delete(targetKey(leaseTarget));
  return [...targets.values()];
}
