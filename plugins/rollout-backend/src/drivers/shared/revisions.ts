import type { RevisionView } from '@pilotage/plugin-rollout-common';
import type { JsonRecord } from './json';
import { runningContainers } from './podTemplate';
import { sameRevision } from './revisionLabel';

/** A ControllerRevision or ReplicaSet, reduced to what a rollout needs. */
export interface Revision {
  readonly name: string;
  readonly number: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly template: JsonRecord;
}

/** Which names have a role; empty when not known. */
export interface RevisionRoles {
  readonly update: string;
  readonly current: string;
}

/** Revisions as a page shows them, newest first. `podsByRevision` counts by the label the pods carry. */
export function revisionViews(
  revisions: readonly Revision[],
  roles: RevisionRoles,
  podsByRevision: ReadonlyMap<string, number>,
): readonly RevisionView[] {
  return [...revisions]
    .sort((a, b) => b.number - a.number || b.createdAt - a.createdAt)
    .map(revision => ({
      name: revision.name,
      number: revision.number,
      images: runningContainers(revision.template).map(({ name, image }) => ({
        container: name,
        image,
      })),
      pods: podsOfRevision(revision.name, podsByRevision),
      createdAt: revision.createdAt,
      role: roleOf(revision.name, roles),
    }));
}

/** How many pods carry the revision, whatever form of its name they carry. */
export function podsOfRevision(
  name: string,
  podsByRevision: ReadonlyMap<string, number>,
): number {
  let pods = 0;
  for (const [label, count] of podsByRevision) {
    if (sameRevision(label, name)) pods += count;
  }
  return pods;
}

function roleOf(name: string, roles: RevisionRoles): RevisionView['role'] {
  const update = sameRevision(name, roles.update);
  const current = sameRevision(name, roles.current);
  if (update) return current ? 'both' : 'update';
  return current ? 'current' : 'old';
}
