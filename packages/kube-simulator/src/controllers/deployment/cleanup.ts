import { resources } from '../resources';
import { nameOf } from '../runtime/actions';
import { revisionOf } from './annotations';
import type { Draft } from './Draft';

/** Deletes the oldest empty ReplicaSets beyond `revisionHistoryLimit`. */
export function cleanUpHistory(draft: Draft): void {
  const limit = draft.deployment.spec.revisionHistoryLimit ?? 10;
  const alive = draft.old.filter(
    ({ metadata }) => metadata.deletionTimestamp === undefined,
  );
  const tooMany = Math.max(alive.length - limit, 0);
  const candidates = [...alive]
    .sort((a, b) => revisionOf(a) - revisionOf(b))
    .slice(0, tooMany);
  for (const replicaSet of candidates) {
    const { spec, status, metadata } = replicaSet;
    const isEmpty = spec.replicas === 0 && (status?.replicas ?? 0) === 0;
    const isObserved =
      (metadata.generation ?? 0) <= (status?.observedGeneration ?? 0);
    if (!isEmpty || !isObserved) continue;
    draft.actions.push({
      verb: 'delete',
      resource: resources.replicaSets,
      name: nameOf(replicaSet),
    });
  }
}
