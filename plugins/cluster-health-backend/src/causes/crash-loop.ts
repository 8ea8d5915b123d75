import type { ContainerRow } from '@pilotage/fleet-node';
import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { affectedPod } from '../checks/shared/affected';
import { crashReasons } from '../checks/shared/containers';
import type { FoundCause } from './foundCause';
import { cause } from './shared/cause';
import { containerGroups, ownerParts } from './shared/containerGroups';

/** Containers the kubelet waits to start again, because they end or cannot be started. */
export function findCrashLoops(facts: ClusterFacts): readonly FoundCause[] {
  const groups = containerGroups(facts, ({ state, reason }) =>
    state === 'waiting' && crashReasons.has(reason) ? reason : undefined,
  );
  return groups.map(({ owner, container, pods }) => {
    const crashes = container.reason === 'CrashLoopBackOff';
    return cause(facts, {
      kind: 'crash-loop',
      parts: [...ownerParts(owner), container.name, container.reason],
      severity: 'bad',
      title: crashes
        ? `${owner.name} keeps crashing`
        : `${owner.name} cannot start its container`,
      detail: detailOf(container),
      params: {
        workload: owner.name,
        namespace: owner.namespace,
        container: container.name,
        reason: container.reason,
        lastReason: container.lastReason,
        exitCode: container.exitCode,
      },
      unit: 'pods',
      affected: pods.map(pod => affectedPod(facts, pod, container.reason)),
      evidence: [
        {
          source: `Pod ${pods[0].namespace}/${pods[0].name} status.containerStatuses[${container.name}].state.waiting.reason`,
          value: container.reason,
          at: facts.pods.state === 'known' ? facts.pods.at : facts.now,
        },
      ],
      owner: facts.ownerOf(pods[0]),
      suggestion: crashes
        ? 'Read the log of the run before, and compare with the last revision that worked.'
        : 'Read the pod’s events: a ConfigMap, Secret, volume or command it names may be missing.',
    });
  });
}

function detailOf({
  name,
  reason,
  lastReason,
  exitCode,
}: ContainerRow): string {
  if (reason !== 'CrashLoopBackOff') return `container ${name}: ${reason}`;
  const ending = lastReason || 'no reason given';
  return `container ${name} ended with ${ending}${
    exitCode >= 0 ? `, exit code ${exitCode}` : ''
  }`;
}
