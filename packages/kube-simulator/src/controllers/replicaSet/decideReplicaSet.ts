import type { Random } from '../../apimachinery/random';
import type { NewObject } from '../../store/types';
import type { Pod } from '../kinds/pod';
import type { ReplicaSet, ReplicaSetStatus } from '../kinds/replicaSet';
import { resources } from '../resources';
import { nameOf, type Action, type Decision } from '../runtime/actions';
import { selects } from '../../apimachinery/labelSelector';
import { controllerReference } from '../shared/ownership';
import { choosePodsToDelete } from '../shared/podOrder';
import { isActive, isAvailable, isReady } from '../shared/podState';

/** `BurstReplicas` of the ReplicaSet controller. */
const burst = 500;

interface ReplicaSetSnapshot {
  readonly replicaSet: ReplicaSet;
  /** Pods it controls. */
  readonly pods: readonly Pod[];
  /** Pods of all ReplicaSets of the same Deployment, its own included. */
  readonly siblings: readonly Pod[];
}

/** One round of the ReplicaSet controller: as many active pods as wanted, then the status of those it saw. */
export function decideReplicaSet(
  snapshot: ReplicaSetSnapshot,
  { now, random }: { readonly now: number; readonly random: Random },
): Decision {
  const { replicaSet } = snapshot;
  const pods = snapshot.pods.filter(
    pod =>
      isActive(pod) && selects(replicaSet.spec.selector, pod.metadata.labels),
  );
  const actions: Action[] = [];
  if (replicaSet.metadata.deletionTimestamp === undefined) {
    const missing = (replicaSet.spec.replicas ?? 1) - pods.length;
    if (missing > 0) {
      actions.push(
        ...createPods({
          replicaSet,
          count: Math.min(missing, burst),
          pods,
          random,
        }),
      );
    } else if (missing < 0) {
      actions.push(...deletePods(snapshot, pods, Math.min(-missing, burst)));
    }
  }
  const status = replicaSetStatus(replicaSet, pods, now);
  if (statusDiffers(replicaSet.status, status)) {
    actions.push({
      verb: 'updateStatus',
      resource: resources.replicaSets,
      object: { ...replicaSet, status },
    });
  }
  const minReadySeconds = replicaSet.spec.minReadySeconds ?? 0;
  return minReadySeconds > 0 &&
    status.readyReplicas !== status.availableReplicas
    ? { actions, requeueAfterMs: minReadySeconds * 1000 }
    : { actions };
}

function createPods(options: {
  replicaSet: ReplicaSet;
  count: number;
  pods: readonly Pod[];
  random: Random;
}): readonly Action[] {
  const { replicaSet, count, pods, random } = options;
  const taken = new Set(pods.map(({ metadata }) => metadata.name));
  return Array.from({ length: count }, () => {
    const freeName = () => `${replicaSet.metadata.name}-${random.nameSuffix()}`;
    let name = freeName();
    while (taken.has(name)) name = freeName();
    taken.add(name);
    return [
      {
        verb: 'create',
        resource: resources.pods,
        object: newPod(replicaSet, name),
      },
      {
        verb: 'event',
        about: replicaSet,
        type: 'Normal',
        reason: 'SuccessfulCreate',
        message: `Created pod: ${name}`,
      },
    ] satisfies Action[];
  }).flat();
}

function newPod(replicaSet: ReplicaSet, name: string): NewObject {
  const { metadata, spec } = replicaSet.spec.template;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      generateName: `${replicaSet.metadata.name}-`,
      ...(replicaSet.metadata.namespace === undefined
        ? {}
        : { namespace: replicaSet.metadata.namespace }),
      ...(metadata?.labels ? { labels: metadata.labels } : {}),
      ...(metadata?.annotations ? { annotations: metadata.annotations } : {}),
      ...(metadata?.finalizers ? { finalizers: metadata.finalizers } : {}),
      ownerReferences: [controllerReference(replicaSet)],
    },
    spec,
  };
}

function deletePods(
  { replicaSet, siblings }: ReplicaSetSnapshot,
  pods: readonly Pod[],
  count: number,
): readonly Action[] {
  return choosePodsToDelete(pods, count, siblings.filter(isActive)).flatMap(
    pod =>
      [
        { verb: 'delete', resource: resources.pods, name: nameOf(pod) },
        {
          verb: 'event',
          about: replicaSet,
          type: 'Normal',
          reason: 'SuccessfulDelete',
          message: `Deleted pod: ${pod.metadata.name}`,
        },
      ] satisfies Action[],
  );
}

/** Counters of zero are left out, `replicas` excepted. */
function replicaSetStatus(
  replicaSet: ReplicaSet,
  pods: readonly Pod[],
  now: number,
): ReplicaSetStatus {
  const { template, minReadySeconds = 0 } = replicaSet.spec;
  const labeled = pods.filter(pod =>
    selects(
      { matchLabels: template.metadata?.labels ?? {} },
      pod.metadata.labels,
    ),
  ).length;
  const ready = pods.filter(isReady).length;
  const available = pods.filter(pod =>
    isAvailable(pod, minReadySeconds, now),
  ).length;
  return {
    replicas: pods.length,
    ...(labeled > 0 ? { fullyLabeledReplicas: labeled } : {}),
    ...(ready > 0 ? { readyReplicas: ready } : {}),
    ...(available > 0 ? { availableReplicas: available } : {}),
    ...(replicaSet.metadata.generation === undefined
      ? {}
      : { observedGeneration: replicaSet.metadata.generation }),
  };
}

function statusDiffers(
  before: ReplicaSetStatus | undefined,
  after: ReplicaSetStatus,
): boolean {
  const compared = [
    'replicas',
    'fullyLabeledReplicas',
    'readyReplicas',
    'availableReplicas',
    'observedGeneration',
  ] as const;
  return compared.some(field => (before?.[field] ?? 0) !== (after[field] ?? 0));
}
