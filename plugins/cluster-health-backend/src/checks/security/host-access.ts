import type { KubeObject } from '@pilotage/fleet-node';
import type {
  ClusterCheck,
  ClusterFacts,
  Fact,
} from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { emptyWhenAbsent, judge, notApplicable } from '../shared/judge';
import { kinds, workloadReads } from '../shared/kinds';
import { isSystemNamespace } from '../shared/namespaces';
import { makesPods, podLabels, podSpec } from '../shared/workloads';

export const hostAccess: ClusterCheck = {
  id: 'host-access',
  pillar: 'security',
  title: 'Workloads stay inside their pods',
  why: 'A privileged container, or one with the host’s paths or namespaces, owns the node and every pod on it.',
  limits:
    'workloads outside system namespaces that are privileged or use the host’s paths, network, processes or IPC; passes: none; warns: some; not applicable: no workload',
  suggestion:
    'Drop what is not needed; move agents that need it to a namespace of the system.',
  hard: false,
  cost: 'C0',
  reads: [kinds.daemonSet, kinds.statefulSet, ...workloadReads],
  evaluate: facts =>
    judge(
      {
        workloads: workloadsOf(facts),
        daemons: contextOf(facts, kinds.daemonSet),
        sets: contextOf(facts, kinds.statefulSet),
      },
      ({ workloads, daemons, sets }) => {
        const all = [
          ...workloads.value,
          ...daemons.value,
          ...sets.value,
        ].filter(
          ({ object }) => !isSystemNamespace(object.metadata.namespace ?? ''),
        );
        if (all.length === 0) return notApplicable('There is no workload');
        const found = all.flatMap(({ kind, object }) => {
          const reach = reachOf(object);
          return reach.length ? [{ kind, object, reach }] : [];
        });
        return {
          verdict: found.length ? 'warn' : 'pass',
          summary: `${found.length} of ${all.length} workloads reach the host; none should`,
          affected: found.map(({ kind, object, reach }) =>
            affectedObject(
              facts,
              kind,
              object,
              reach.join(', '),
              podLabels(object),
            ),
          ),
        };
      },
    ),
};

interface Named {
  readonly kind: string;
  readonly object: KubeObject;
}

function workloadsOf({ workloads }: ClusterFacts): Fact<readonly Named[]> {
  if (workloads.state !== 'known') return workloads;
  const value = workloads.value
    .filter(makesPods)
    .map(({ ref, object }) => ({ kind: ref.kind, object }));
  return { ...workloads, value };
}

function contextOf(
  facts: ClusterFacts,
  kind: typeof kinds.daemonSet,
): Fact<readonly Named[]> {
  const objects = emptyWhenAbsent(facts.objects(kind), facts.now);
  if (objects.state !== 'known') return objects;
  const value = objects.value.map(object => ({ kind: kind.kind, object }));
  return { ...objects, value };
}

function reachOf(object: KubeObject): readonly string[] {
  const spec = podSpec(object);
  const containers = [
    ...(spec.initContainers ?? []),
    ...(spec.containers ?? []),
  ];
  return [
    ...containers
      .filter(({ securityContext }) => securityContext?.privileged)
      .map(({ name }) => `privileged container ${name}`),
    ...(spec.hostNetwork ? ['hostNetwork'] : []),
    ...(spec.hostPID ? ['hostPID'] : []),
    ...(spec.hostIPC ? ['hostIPC'] : []),
    ...(spec.volumes ?? []).flatMap(({ hostPath }) =>
      hostPath ? [`hostPath ${hostPath.path}`] : [],
    ),
  ];
}
