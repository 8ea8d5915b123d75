import type { Pod, PodCondition } from '../kinds/pod';
import { conditionOf, withCondition } from '../shared/podState';
import { fromTime, toTime } from '../../apimachinery/time';
import { withMetadataPatch, type InPlaceSpec } from './inPlaceSpec';
import {
  hasGate,
  hashOf,
  isOfRevision,
  marks,
  withLifecycleState,
} from './marks';

/** Annotation `apps.kruise.io/inplace-update-state`. */
interface InPlaceState {
  readonly revision: string;
  readonly updateTimestamp: string;
  /** What ran before the images were written; null until they are. */
  readonly lastContainerStatuses: Readonly<
    Record<string, { readonly imageID?: string }>
  > | null;
  readonly updateImages?: boolean;
  readonly containerBatchesRecord?: readonly {
    readonly timestamp: string;
    readonly containers: readonly string[];
  }[];
}

/** The first write: the pod leaves its endpoints before anything of it is touched. */
export function markNotReady(pod: Pod, now: number): Pod {
  if (!hasGate(pod, marks.inPlaceReady)) return pod;
  return withReadyFalse(
    withCondition(pod, {
      type: marks.inPlaceReady,
      status: 'False',
      reason: 'StartInPlaceUpdate',
      lastTransitionTime: toTime(now),
    }),
    now,
  );
}

/** OpenKruise only ever takes Ready away; giving it back is the kubelet's. */
function withReadyFalse(pod: Pod, now: number): Pod {
  if (conditionOf(pod, 'ContainersReady')?.status !== 'True') return pod;
  if (!conditionOf(pod, 'Ready')) return pod;
  const messages = (pod.spec.readinessGates ?? []).flatMap(
    ({ conditionType }) => {
      const condition: PodCondition | undefined = conditionOf(
        pod,
        conditionType,
      );
      if (!condition) {
        return `corresponding condition of pod readiness gate "${conditionType}" does not exist.`;
      }
      return condition.status === 'True'
        ? []
        : `the status of pod readiness gate "${conditionType}" is not "True", but ${condition.status}`;
    },
  );
  if (messages.length === 0) return pod;
  return withCondition(pod, {
    type: 'Ready',
    status: 'False',
    reason: 'ReadinessGatesNotReady',
    message: messages.join(', '),
    lastTransitionTime: toTime(now),
  });
}

/** The second write: labels of the new revision, and the images at once or, with a grace period, later. */
export function startInPlaceUpdate(
  pod: Pod,
  spec: InPlaceSpec,
  now: number,
): Pod {
  const state: InPlaceState = {
    revision: spec.revision,
    updateTimestamp: toTime(now),
    lastContainerStatuses: null,
    updateImages: Object.keys(spec.containerImages).length > 0,
  };
  const marked = withAnnotations(
    withLabels(withLifecycleState(pod, 'Updating', now), {
      [marks.revisionHash]: spec.revision,
      [marks.templateHash]: hashOf(spec.revision),
    }),
    { [marks.inPlaceState]: JSON.stringify(state) },
  );
  return spec.graceSeconds
    ? withAnnotations(marked, { [marks.inPlaceGrace]: JSON.stringify(spec) })
    : writeSpec(marked, spec, state, now);
}

/** The images are due once the grace period is over. */
export function finishGracePeriod(
  pod: Pod,
  now: number,
): { readonly pod: Pod; readonly waitMs: number } {
  const spec = readJson<InPlaceSpec>(pod, marks.inPlaceGrace);
  const state = readInPlaceState(pod);
  if (!spec || !state) return { pod, waitMs: 0 };
  // The template changed again meanwhile: drop this plan, the pod is updated anew.
  if (!isOfRevision(pod, spec.revision)) {
    return {
      pod: withAnnotations(pod, { [marks.inPlaceGrace]: null }),
      waitMs: 0,
    };
  }
  const dueAt =
    fromTime(state.updateTimestamp) + (spec.graceSeconds ?? 0) * 1000;
  return now < dueAt
    ? { pod, waitMs: dueAt - now }
    : { pod: writeSpec(pod, spec, state, now), waitMs: 0 };
}

function writeSpec(
  pod: Pod,
  spec: InPlaceSpec,
  state: InPlaceState,
  now: number,
): Pod {
  const containers = pod.spec.containers.map(container => {
    const image = spec.containerImages[container.name];
    return image === undefined ? container : { ...container, image };
  });
  const updated = pod.spec.containers
    .map(({ name }) => name)
    .filter(name => name in spec.containerImages);
  const ran = (pod.status?.containerStatuses ?? []).filter(({ name }) =>
    updated.includes(name),
  );
  const next: InPlaceState = {
    ...state,
    lastContainerStatuses:
      ran.length === 0
        ? state.lastContainerStatuses
        : Object.fromEntries(
            ran.map(({ name, imageID }) => [name, { imageID: imageID ?? '' }]),
          ),
    containerBatchesRecord: [
      ...(state.containerBatchesRecord ?? []),
      { timestamp: toTime(now), containers: [...updated].sort() },
    ],
  };
  return withAnnotations(
    withMetadataPatch({ ...pod, spec: { ...pod.spec, containers } }, spec),
    { [marks.inPlaceState]: JSON.stringify(next), [marks.inPlaceGrace]: null },
  );
}

export function readInPlaceState(pod: Pod): InPlaceState | undefined {
  return readJson<InPlaceState>(pod, marks.inPlaceState);
}

function readJson<T>(pod: Pod, annotation: string): T | undefined {
  const text = pod.metadata.annotations?.[annotation];
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

function withLabels(pod: Pod, labels: Readonly<Record<string, string>>): Pod {
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      labels: { ...pod.metadata.labels, ...labels },
    },
  };
}

function withAnnotations(
  pod: Pod,
  changes: Readonly<Record<string, string | null>>,
): Pod {
  const annotations = { ...pod.metadata.annotations };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete annotations[key];
    else annotations[key] = value;
  }
  return { ...pod, metadata: { ...pod.metadata, annotations } };
}
