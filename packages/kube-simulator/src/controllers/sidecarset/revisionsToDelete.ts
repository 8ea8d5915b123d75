import { marks, readUpgradeMarks } from '../../sidecars/marks';
import type { Pod } from '../kinds/pod';
import type { SidecarRevision, SidecarSet } from '../kinds/sidecarSet';
import { resources } from '../resources';
import { nameOf, type Action } from '../runtime/actions';

/**
 * The oldest revisions beyond the limit, except those that pods are at or new pods are pinned to, and the
 * newest.
 *
 * @param added - revisions about to be created on top of the history
 */
export function revisionsToDelete(
  set: SidecarSet,
  history: readonly SidecarRevision[],
  pods: readonly Pod[],
  added = 0,
): readonly Action[] {
  const limit = Math.max(1, set.spec.revisionHistoryLimit ?? 10);
  const surplus = history.length + added - limit;
  if (surplus <= 0) return [];
  const used = new Set<string | undefined>(
    pods.map(
      pod =>
        readUpgradeMarks(pod, marks.hash)[set.metadata.name]
          ?.controllerRevision,
    ),
  );
  const pinned = set.spec.injectionStrategy?.revision;
  used.add(pinned?.revisionName);
  if (pinned?.customVersion !== undefined) {
    used.add(
      history.findLast(
        ({ metadata }) =>
          metadata.labels?.[marks.customVersion] === pinned.customVersion,
      )?.metadata.name,
    );
  }
  return history
    .slice(0, added > 0 ? undefined : -1)
    .filter(({ metadata }) => !used.has(metadata.name))
    .slice(0, surplus)
    .map(revision => ({
      verb: 'delete',
      resource: resources.controllerRevisions,
      name: nameOf(revision),
    }));
}
