import { isRecord, readAnnotationMap } from './readAnnotation';
import type { SidecarMarks } from './podTypes';

type Annotations = Readonly<Record<string, string>>;

/** A condition of a pod. */
interface Condition {
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

/**
 * What SidecarSets wrote into a pod. The times inside their annotations are left out, so that pods that are alike have
 * the same marks; everything is in order for the same reason.
 *
 * @param upgradable - the pod's condition `SidecarSetUpgradable`.
 * @returns `undefined` for a pod no SidecarSet touched.
 */
export function sidecarMarks(
  annotations: Annotations,
  upgradable: Condition | undefined,
): SidecarMarks | undefined {
  const hashes = readAnnotationMap(annotations['kruise.io/sidecarset-hash']);
  const names = new Set([
    ...hashes.keys(),
    ...listOf(annotations['kruise.io/sidecarset-injected-list']),
  ]);
  if (names.size === 0) return undefined;
  const sets = [...names].sort().map(name => setOf(name, hashes.get(name)));
  const working = readAnnotationMap(
    annotations['kruise.io/sidecarset-working-hotupgrade-container'],
  );
  return {
    sets,
    working: Object.fromEntries(
      [...working]
        .filter((entry): entry is [string, string] => isText(entry[1]))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    blocked: blockedSets(
      sets.map(({ name }) => name),
      upgradable,
    ),
  };
}

function setOf(name: string, entry: unknown): SidecarMarks['sets'][number] {
  // Releases before 0.5 wrote the hash itself.
  if (isText(entry)) return { name, hash: entry, revision: '', containers: [] };
  const { hash, controllerRevision, sidecarList } = isRecord(entry)
    ? entry
    : {};
  return {
    name,
    hash: isText(hash) ? hash : '',
    revision: isText(controllerRevision) ? controllerRevision : '',
    containers: Array.isArray(sidecarList) ? sidecarList.filter(isText) : [],
  };
}

/**
 * The condition speaks of all SidecarSets together; its message says which of them can upgrade the pod, as a JSON map
 * from name to boolean. One that cannot be read leaves all of them.
 */
function blockedSets(
  sets: readonly string[],
  upgradable: Condition | undefined,
): string[] {
  if (
    upgradable?.status !== 'False' ||
    upgradable.reason !== 'UpdateImmutableField'
  ) {
    return [];
  }
  const told = readAnnotationMap(upgradable.message);
  return told.size === 0
    ? [...sets]
    : sets.filter(name => told.get(name) === false);
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
