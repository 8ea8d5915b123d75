import type { NewObject } from '../../store/types';
import type { CloneSet } from '../kinds/cloneSet';
import type {
  ControllerRevision,
  RevisionData,
} from '../kinds/controllerRevision';
import type { Pod, PodTemplate } from '../kinds/pod';
import { resources } from '../resources';
import type { Action } from '../runtime/actions';
import { canonicalJson } from '../shared/canonicalJson';
import { shortHash } from '../shared/hash';
import { controllerReference } from '../shared/ownership';
import { fromTime } from '../../apimachinery/time';
import { isOfRevision } from './marks';

/** The part of a revision the rest of a round needs, stored already or about to be. */
export interface RevisionRef {
  readonly name: string;
  readonly data: RevisionData;
}

export interface ActiveRevisions {
  readonly current: RevisionRef;
  readonly update: RevisionRef;
  readonly collisionCount: number;
  /** Creates the update revision, or makes an equal older one the newest. */
  readonly actions: readonly Action[];
}

/** Oldest number first; equal numbers by age, then by name. */
export function sortRevisions(
  revisions: readonly ControllerRevision[],
): readonly ControllerRevision[] {
  return [...revisions].sort(
    (a, b) =>
      a.revision - b.revision ||
      fromTime(a.metadata.creationTimestamp) -
        fromTime(b.metadata.creationTimestamp) ||
      (a.metadata.name < b.metadata.name ? -1 : 1),
  );
}

/**
 * Finds the revision of the present template, or decides to write it. An equal older revision is used again
 * under a new number: this is what makes putting an old template back a rollback.
 *
 * @param revisions - sorted by {@link sortRevisions}
 */
export function resolveRevisions(
  cloneSet: CloneSet,
  revisions: readonly ControllerRevision[],
): ActiveRevisions {
  const data = revisionData(cloneSet.spec.template);
  const text = canonicalJson(data);
  const newest = revisions.at(-1);
  const equal = revisions.findLast(
    ({ data: other }) => canonicalJson(other) === text,
  );
  const next = (newest?.revision ?? 0) + 1;
  let collisionCount = cloneSet.status?.collisionCount ?? 0;
  let update: RevisionRef;
  const actions: Action[] = [];

  if (equal) {
    update = refOf(equal);
    if (equal !== newest) {
      actions.push({
        verb: 'update',
        resource: resources.controllerRevisions,
        object: { ...equal, revision: next },
      });
    }
  } else {
    const taken = new Set(revisions.map(({ metadata }) => metadata.name));
    let name = revisionName(cloneSet, text, collisionCount);
    while (taken.has(name)) {
      collisionCount++;
      name = revisionName(cloneSet, text, collisionCount);
    }
    update = { name, data };
    actions.push({
      verb: 'create',
      resource: resources.controllerRevisions,
      object: newRevision(cloneSet, update, next),
    });
  }
  const current = revisions.find(
    ({ metadata }) => metadata.name === cloneSet.status?.currentRevision,
  );
  return {
    current: current ? refOf(current) : update,
    update,
    collisionCount,
    actions,
  };
}

/** The name holds the hash of the payload; the number of collisions goes into it too. */
function revisionName(
  { metadata }: CloneSet,
  text: string,
  collisionCount: number,
): string {
  return `${metadata.name.slice(0, 223)}-${shortHash(
    `${text}${collisionCount}`,
  )}`;
}

function refOf(revision: ControllerRevision): RevisionRef {
  return { name: revision.metadata.name, data: revision.data };
}

/**
 * One payload per template object, so that its canonical text is made once. The empty creationTimestamp is
 * what Go makes of a template without one; a rollback brings it along, so it must not make a difference.
 */
const payloads = new WeakMap<PodTemplate, RevisionData>();

function revisionData(template: PodTemplate): RevisionData {
  let data = payloads.get(template);
  if (!data) {
    const metadata = { creationTimestamp: null, ...template.metadata };
    data = { spec: { template: { ...template, metadata, $patch: 'replace' } } };
    payloads.set(template, data);
  }
  return data;
}

function newRevision(
  cloneSet: CloneSet,
  { name, data }: RevisionRef,
  revision: number,
): NewObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name,
      ...(cloneSet.metadata.namespace === undefined
        ? {}
        : { namespace: cloneSet.metadata.namespace }),
      labels: {
        ...cloneSet.spec.template.metadata?.labels,
        'controller.kubernetes.io/hash': name.slice(name.lastIndexOf('-') + 1),
      },
      annotations: {
        'kruise.io/cloneset-volumeclaimtemplate-hash': '',
        ...cloneSet.metadata.annotations,
      },
      ownerReferences: [controllerReference(cloneSet)],
    },
    data,
    revision,
  };
}

/** The template in a revision. */
export function templateOf({ data }: Pick<RevisionRef, 'data'>): PodTemplate {
  const { $patch: _, ...template } = data.spec.template;
  return template;
}

/** Oldest revisions beyond the history limit that no pod and no status names. */
export function revisionsToDelete(options: {
  cloneSet: CloneSet;
  revisions: readonly ControllerRevision[];
  pods: readonly Pod[];
  active: ActiveRevisions;
}): readonly ControllerRevision[] {
  const { cloneSet, revisions, pods, active } = options;
  const limit = cloneSet.spec.revisionHistoryLimit ?? 10;
  if (revisions.length <= limit) return [];
  const idle = revisions.filter(
    ({ metadata: { name } }) =>
      name !== active.current.name &&
      name !== active.update.name &&
      !pods.some(pod => isOfRevision(pod, name)),
  );
  return idle.slice(0, Math.max(idle.length - limit, 0));
}
