import type { KubeObject, Workload } from '@pilotage/fleet-node';
import type { RolloutStrategy } from '@pilotage/plugin-rollout-common';
import { scaleIntOrPercent } from '../shared/intOrPercent';
import type { JsonRecord } from '../shared/json';
import { asNumber, asRecord, asString } from '../shared/json';
import type { SidecarContents } from './contents';
import { contentsOf } from './contents';
import { hashAnnotation, hashWithoutImageAnnotation } from './marks';

/** A SidecarSet reduced to what its rollout depends on. Numbers count pods that carry it. */
export interface SidecarSet {
  readonly object: KubeObject;
  readonly name: string;
  readonly deleting: boolean;
  readonly contents: SidecarContents;
  /** Hashes the controller's webhook wrote; pods carry the one they are at. */
  readonly hash: string;
  readonly hashWithoutImage: string;
  readonly strategy: RolloutStrategy;
  /** As written; 0 when absent. */
  readonly partition: unknown;
  /** Label selector of the pods that may be moved; absent for all. */
  readonly selector?: JsonRecord;
  readonly maxUnavailable: unknown;
  /** Running pods are left alone altogether. */
  readonly notUpdate: boolean;
  readonly matched: number;
  readonly updated: number;
  readonly ready: number;
  readonly updatedReady: number;
  readonly latestRevision: string;
  readonly observedGeneration: number;
  readonly observed: boolean;
}

/** JSON Pointers of the fields the verbs write. */
export const sidecarSetPaths = {
  partition: '/spec/updateStrategy/partition',
  selector: '/spec/updateStrategy/selector',
  paused: '/spec/updateStrategy/paused',
  maxUnavailable: '/spec/updateStrategy/maxUnavailable',
  injectionPaused: '/spec/injectionStrategy/paused',
} as const;

/** Reads a SidecarSet of any served version: they differ in nothing that is read here. */
export function readSidecarSet({ object }: Workload): SidecarSet {
  const spec = asRecord(object.spec);
  const status = asRecord(object.status);
  const update = asRecord(spec.updateStrategy);
  const annotations = object.metadata.annotations ?? {};
  const matched = asNumber(status.matchedPods, 0);
  const maxUnavailable = update.maxUnavailable ?? 1;
  const observedGeneration = asNumber(status.observedGeneration, -1);
  const notUpdate = update.type === 'NotUpdate';
  const selector =
    update.selector === undefined ? undefined : asRecord(update.selector);
  return {
    object,
    name: object.metadata.name,
    deleting: object.metadata.deletionTimestamp !== undefined,
    contents: contentsOf(spec),
    hash: annotations[hashAnnotation] ?? '',
    hashWithoutImage: annotations[hashWithoutImageAnnotation] ?? '',
    strategy: {
      // Pods that would need more than other images are left as they are, never replaced.
      type: notUpdate ? 'on-delete' : 'in-place-only',
      paused: update.paused === true,
      partition: String(update.partition ?? 0),
      maxUnavailable: String(maxUnavailable),
      maxSurge: '0',
      maxUnavailablePods: maxUnavailablePods(maxUnavailable, matched),
      minReadySeconds: 0,
      injection: injectionOf(spec),
      ...(selector ? { podLabels: labelsOf(selector) } : {}),
    },
    partition: update.partition ?? 0,
    ...(selector ? { selector } : {}),
    maxUnavailable,
    notUpdate,
    matched,
    updated: asNumber(status.updatedPods, 0),
    ready: asNumber(status.readyPods, 0),
    updatedReady: asNumber(status.updatedReadyPods, 0),
    latestRevision: asString(status.latestRevision),
    observedGeneration,
    observed: observedGeneration >= (object.metadata.generation ?? 0),
  };
}

/** After the controller's rounding: a share of the pods that carry the sidecar rounds up. */
export function maxUnavailablePods(written: unknown, matched: number): number {
  return scaleIntOrPercent(written, matched, 'up') ?? 0;
}

function injectionOf(
  spec: JsonRecord,
): NonNullable<RolloutStrategy['injection']> {
  const injection = asRecord(spec.injectionStrategy);
  const revision = asRecord(injection.revision);
  const pinned =
    asString(revision.revisionName) || asString(revision.customVersion);
  return {
    paused: injection.paused === true,
    ...(pinned === '' ? {} : { pinnedRevision: pinned }),
  };
}

function labelsOf(selector: JsonRecord): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(asRecord(selector.matchLabels)).map(([key, value]) => [
      key,
      asString(value),
    ]),
  );
}
