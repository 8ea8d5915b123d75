import type { JsonRecord } from '../shared/json';
import { asArray, asRecord } from '../shared/json';
import { pointer } from '../shared/jsonPointer';

/** Fields of the spec that make a revision, and that a rollback restores. */
const revisionFields = [
  'containers',
  'initContainers',
  'volumes',
  'imagePullSecrets',
  'patchPodMetadata',
] as const;

/** What a SidecarSet puts into pods, in the shape of a pod template. */
export interface SidecarContents {
  readonly spec: JsonRecord;
  readonly [key: string]: unknown;
}

/** The part of a spec that a revision records. */
export function contentsOf(spec: JsonRecord): SidecarContents {
  return {
    spec: Object.fromEntries(
      revisionFields
        // The controller records absent lists as null.
        .filter(field => spec[field] !== undefined && spec[field] !== null)
        .map(field => [field, spec[field]]),
    ),
  };
}

/**
 * What the hashes are made from: the containers, and the init containers if one of them is a native sidecar. Pods that
 * differ in anything else count as equal, and are never touched for it.
 */
export function hashedPart({ spec }: SidecarContents): JsonRecord {
  const initContainers = asArray(spec.initContainers).map(asRecord);
  const native = initContainers.some(
    ({ restartPolicy }) => restartPolicy === 'Always',
  );
  return {
    containers: spec.containers,
    ...(native ? { initContainers } : {}),
  };
}

/** Each field of the contents with its path in the SidecarSet; `undefined` for what they leave out. */
export function contentsFields(
  contents: SidecarContents,
): readonly { readonly path: string; readonly value: unknown }[] {
  return revisionFields.map(field => ({
    path: pointer('spec', field),
    value: contents.spec[field],
  }));
}
