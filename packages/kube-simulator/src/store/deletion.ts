import { toTime } from '../apimachinery/time';
import type { ResourceDefinition } from './ResourceDefinition';
import { conflict } from './statusErrors';
import type { DeleteOptions, StoredMeta, StoredObject } from './types';

/** What a DELETE comes to: gone now, marked and waiting, or already waiting. */
type DeletionPlan =
  | { readonly action: 'remove'; readonly object: StoredObject }
  | { readonly action: 'mark'; readonly object: StoredObject }
  | { readonly action: 'wait' };

const policyFinalizer = {
  Foreground: 'foregroundDeletion',
  Orphan: 'orphan',
} as const;

/**
 * Decides what deleting an object means now, as `rest.BeforeDelete` and the pod strategy do.
 *
 * @param now - milliseconds
 * @throws ApiError Conflict when a precondition does not hold
 */
export function planDeletion(
  object: StoredObject,
  definition: ResourceDefinition,
  options: DeleteOptions,
  now: number,
): DeletionPlan {
  checkPreconditions(object, definition, options);
  const { metadata } = object;
  const grace = gracePeriod(object, definition, options);
  const policy = options.propagationPolicy ?? 'Background';
  const finalizers = [
    ...(metadata.finalizers ?? []),
    ...(policy === 'Background' ||
    metadata.finalizers?.includes(policyFinalizer[policy])
      ? []
      : [policyFinalizer[policy]]),
  ];
  const waits = finalizers.length > 0 || hasSpecFinalizers(object, definition);

  if (metadata.deletionTimestamp) {
    const shorter = grace < (metadata.deletionGracePeriodSeconds ?? 0);
    if (!shorter) return { action: 'wait' };
  }
  const marked = mark(object, { grace, finalizers, now });
  if (waits || grace > 0) return { action: 'mark', object: marked };
  return {
    action: 'remove',
    object: definition.key === 'pods' ? marked : object,
  };
}

function checkPreconditions(
  { metadata }: StoredObject,
  definition: ResourceDefinition,
  { preconditions }: DeleteOptions,
): void {
  const record = { group: definition.group, plural: definition.kind };
  if (preconditions?.uid && preconditions.uid !== metadata.uid) {
    throw conflict(
      record,
      metadata.name,
      `the UID in the precondition (${preconditions.uid}) does not match the UID in record (${metadata.uid}). The object might have been deleted and then recreated`,
    );
  }
  if (
    preconditions?.resourceVersion &&
    preconditions.resourceVersion !== metadata.resourceVersion
  ) {
    throw conflict(
      record,
      metadata.name,
      `the ResourceVersion in the precondition (${preconditions.resourceVersion}) does not match the ResourceVersion in record (${metadata.resourceVersion}). The object might have been modified`,
    );
  }
}

interface PodParts {
  readonly spec?: {
    readonly nodeName?: string;
    readonly terminationGracePeriodSeconds?: number;
  };
  readonly status?: { readonly phase?: string };
}

/** Seconds. A pod no kubelet has, or one that has ended, need not wait for anybody. */
function gracePeriod(
  object: StoredObject,
  { key }: ResourceDefinition,
  options: DeleteOptions,
): number {
  if (key !== 'pods') return 0;
  const { spec, status } = object as PodParts;
  const ended = status?.phase === 'Succeeded' || status?.phase === 'Failed';
  if (!spec?.nodeName || ended) return 0;
  return options.gracePeriodSeconds ?? spec.terminationGracePeriodSeconds ?? 30;
}

function hasSpecFinalizers(
  object: StoredObject,
  { key }: ResourceDefinition,
): boolean {
  const spec = object.spec as { finalizers?: unknown[] } | undefined;
  return key === 'namespaces' && Boolean(spec?.finalizers?.length);
}

function mark(
  object: StoredObject,
  {
    grace,
    finalizers,
    now,
  }: { grace: number; finalizers: readonly string[]; now: number },
): StoredObject {
  const { metadata } = object;
  const marked: StoredMeta = {
    ...metadata,
    deletionTimestamp: toTime(now + grace * 1000),
    deletionGracePeriodSeconds: grace,
    ...(finalizers.length > 0 ? { finalizers } : {}),
    // Being deleted is a change of the wanted state; the controller must observe it.
    ...(metadata.generation && !metadata.deletionTimestamp
      ? { generation: metadata.generation + 1 }
      : {}),
  };
  return { ...object, metadata: marked };
}
