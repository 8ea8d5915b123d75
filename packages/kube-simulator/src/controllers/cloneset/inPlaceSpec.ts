import { compare } from 'fast-json-patch';
import type { Pod } from '../kinds/pod';
import { templateOf, type RevisionRef } from './revisions';

type Changes = Readonly<Record<string, string | null>>;

/** What an in-place update writes to a pod. */
export interface InPlaceSpec {
  readonly revision: string;
  /** Container name to image. */
  readonly containerImages: Readonly<Record<string, string>>;
  /** Metadata of the template that changed; null removes the key. */
  readonly metaDataPatch?: {
    readonly labels: Changes;
    readonly annotations: Changes;
  };
  readonly graceSeconds?: number;
}

const imagePath = /^\/spec\/template\/spec\/containers\/(\d+)\/image$/;

/** Pods of one rollout share the pair, so the comparison is made once. */
const known = new WeakMap<object, WeakMap<object, InPlaceSpec | null>>();

/**
 * Whether a pod can go from one revision to another without being recreated, and what to write then. Allowed
 * are replaced container images and any change of the template's metadata; init containers, resources,
 * environment and everything else need a new pod.
 *
 * @returns undefined if a new pod is needed
 */
export function inPlaceSpec(
  from: RevisionRef | undefined,
  to: RevisionRef,
): InPlaceSpec | undefined {
  if (!from) return undefined;
  let ofTarget = known.get(from.data);
  if (!ofTarget) known.set(from.data, (ofTarget = new WeakMap()));
  let spec = ofTarget.get(to.data);
  if (spec === undefined) {
    spec = calculate(from, to) ?? null;
    ofTarget.set(to.data, spec);
  }
  return spec ?? undefined;
}

function calculate(
  from: RevisionRef,
  to: RevisionRef,
): InPlaceSpec | undefined {
  const containers = templateOf(from).spec.containers;
  const containerImages: Record<string, string> = {};
  let metadataChanged = false;
  for (const operation of compare(from.data, to.data)) {
    if (operation.path.startsWith('/spec/template/metadata/')) {
      metadataChanged = true;
      continue;
    }
    const index = imagePath.exec(operation.path)?.[1];
    if (operation.op !== 'replace' || index === undefined) return undefined;
    const container = containers[Number(index)];
    if (!container) return undefined;
    containerImages[container.name] = String(operation.value);
  }
  if (!metadataChanged) return { revision: to.name, containerImages };
  const before = templateOf(from).metadata;
  const after = templateOf(to).metadata;
  return {
    revision: to.name,
    containerImages,
    metaDataPatch: {
      labels: changes(before?.labels, after?.labels),
      annotations: changes(before?.annotations, after?.annotations),
    },
  };
}

function changes(
  before: Readonly<Record<string, string>> = {},
  after: Readonly<Record<string, string>> = {},
): Changes {
  const result: Record<string, string | null> = {};
  for (const key of Object.keys(before)) {
    if (!(key in after)) result[key] = null;
  }
  for (const [key, value] of Object.entries(after)) {
    if (before[key] !== value) result[key] = value;
  }
  return result;
}

/** The metadata changes of an update, put on a pod. */
export function withMetadataPatch(pod: Pod, spec: InPlaceSpec): Pod {
  const patch = spec.metaDataPatch;
  if (!patch) return pod;
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      labels: merge(pod.metadata.labels, patch.labels),
      annotations: merge(pod.metadata.annotations, patch.annotations),
    },
  };
}

function merge(
  target: Readonly<Record<string, string>> = {},
  patch: Changes,
): Record<string, string> {
  const result = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = value;
  }
  return result;
}
