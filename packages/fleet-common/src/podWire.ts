/**
 * State of one container of one pod, as the pod map draws it.
 *
 * @public
 */
export const containerStates = [
  'unknown',
  'running',
  'starting',
  'failing',
  'terminated',
] as const;

/** @public */
export type ContainerState = (typeof containerStates)[number];

/**
 * State of one pod as the pod map draws it. `available` is ready for at least `minReadySeconds`.
 *
 * @public
 */
export const podStates = [
  'unknown',
  'pending',
  'starting',
  'not-ready',
  'ready',
  'available',
  'updating',
  'failing',
  'terminating',
] as const;

/** @public */
export type PodState = (typeof podStates)[number];

/** Bit flags of a pod on the wire. @public */
export const podFlags = {
  /** Runs the update revision. */
  updated: 1,
  /** Was updated in place: same uid, restarted containers. */
  inPlace: 2,
  /** Has a deletion timestamp. */
  deleting: 4,
} as const;

/**
 * One pod on the wire: a flat tuple of numbers. Strings are indexes into the snapshot's dictionary.
 *
 * `[id, name, node, zone, revision, state, flags, restarts, createdAt, ip, reason, ...containers]`
 *
 * - `id`: number that is stable for this pod's uid within one topic.
 * - `state`: index into {@link podStates}; `flags`: sum of {@link podFlags}.
 * - `restarts`: sum over all containers; `createdAt`: seconds since the epoch.
 * - `reason`: dictionary index of the cause (`ImagePullBackOff`, `Unschedulable`, …), 0 for none.
 * - containers, in the order of the section's `containers`: `[image, state]` pairs, image a dictionary
 *   index, state an index into {@link containerStates}.
 *
 * Dictionary entry 0 is always the empty string.
 *
 * @public
 */
export type PodTuple = readonly number[];

/** Positions inside a {@link PodTuple}. @public */
export const podColumn = {
  id: 0,
  name: 1,
  node: 2,
  zone: 3,
  revision: 4,
  state: 5,
  flags: 6,
  restarts: 7,
  createdAt: 8,
  ip: 9,
  reason: 10,
  containers: 11,
} as const;
