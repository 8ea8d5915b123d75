import type { StoredObject } from '../store/types';

/** Annotations, labels and the condition by which OpenKruise knows sidecars. */
export const marks = {
  /** On a SidecarSet its hash, on a pod {@link UpgradeMarks}. */
  hash: 'kruise.io/sidecarset-hash',
  hashWithoutImage: 'kruise.io/sidecarset-hash-without-image',
  /** Names of the SidecarSets that injected a pod, comma-separated. */
  injectedList: 'kruise.io/sidecarset-injected-list',
  inPlaceState: 'kruise.io/sidecarset-inplace-update-state',
  /** Label of a revision: the SidecarSet it belongs to. */
  revisionOf: 'kruise.io/sidecarset-name',
  /** Label of a SidecarSet and its revisions: a version given by people. */
  customVersion: 'apps.kruise.io/sidecarset-custom-version',
  /** Condition of a pod. */
  upgradable: 'SidecarSetUpgradable',
  /** Environment variable of every injected container. */
  injectedEnv: 'IS_INJECTED',
} as const;

/** Where OpenKruise runs and keeps the revisions of SidecarSets. */
export const kruiseNamespace = 'kruise-system';

/** At which state of a SidecarSet a pod is. */
export interface UpgradeMark {
  readonly updateTimestamp: string;
  readonly hash: string;
  readonly sidecarSetName: string;
  /** Containers it injected, in order of name. */
  readonly sidecarList: readonly string[] | null;
  /** Absent when the SidecarSet had no revision yet, and in the hash without images. */
  readonly controllerRevision?: string;
}

/** By name of the SidecarSet. */
export type UpgradeMarks = Readonly<Record<string, UpgradeMark>>;

/** Every round reads every pod, of which few have changed. Objects in the store are never changed in place. */
const known = new WeakMap<object, Map<string, UpgradeMarks>>();

export function readUpgradeMarks(
  { metadata: { annotations } }: Pick<StoredObject, 'metadata'>,
  annotation: string,
): UpgradeMarks {
  if (!annotations) return {};
  const read = known.get(annotations) ?? new Map<string, UpgradeMarks>();
  const before = read.get(annotation);
  if (before) return before;
  const upgradeMarks = (readJson(annotations[annotation]) ??
    {}) as UpgradeMarks;
  known.set(annotations, read.set(annotation, upgradeMarks));
  return upgradeMarks;
}

/** The SidecarSets that injected a pod. */
export function injectedBy({
  metadata,
}: Pick<StoredObject, 'metadata'>): readonly string[] {
  const list = metadata.annotations?.[marks.injectedList];
  return list ? list.split(',') : [];
}

/** The hash a SidecarSet's webhook gave it. */
export function hashOf(
  { metadata }: Pick<StoredObject, 'metadata'>,
  annotation: typeof marks.hash | typeof marks.hashWithoutImage = marks.hash,
): string {
  return metadata.annotations?.[annotation] ?? '';
}

/** A map as Go writes it: keys in order. */
export function mapToJson(map: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
}

/** Annotations can be edited by anybody, so what does not parse counts as absent. */
export function readJson(text: string | undefined): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
