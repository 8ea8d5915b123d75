import { hashOf, kruiseNamespace, marks } from '../../sidecars/marks';
import { fromTime } from '../../apimachinery/time';
import type { NewObject } from '../../store/types';
import type { Pod } from '../kinds/pod';
import type {
  SidecarRevision,
  SidecarRevisionData,
  SidecarSet,
} from '../kinds/sidecarSet';
import { resources } from '../resources';
import type { Action } from '../runtime/actions';
import { canonicalJson } from '../shared/canonicalJson';
import { shortHash } from '../shared/hash';
import { controllerReference } from '../shared/ownership';
import { revisionsToDelete } from './revisionsToDelete';

/** The revision of a SidecarSet's present content. */
export interface LatestRevision {
  readonly name: string;
  readonly collisionCount: number;
  /** Creates it, or makes an equal older one the newest; deletes what the history limit leaves out. */
  readonly actions: readonly Action[];
}

const update = (object: SidecarRevision): Action => ({
  verb: 'update',
  resource: resources.controllerRevisions,
  object,
});

/**
 * Finds the revision of the present content, or decides to write it. Content that was there before takes its
 * old revision up again under a new number.
 */
export function resolveRevision(
  set: SidecarSet,
  stored: readonly SidecarRevision[],
  pods: readonly Pod[],
): LatestRevision {
  const history = [...stored].sort(
    (a, b) =>
      a.revision - b.revision ||
      fromTime(a.metadata.creationTimestamp) -
        fromTime(b.metadata.creationTimestamp) ||
      (a.metadata.name < b.metadata.name ? -1 : 1),
  );
  const data = revisionData(set);
  const text = canonicalJson(data);
  const newest = history.at(-1);
  const equal = history.findLast(other => canonicalJson(other.data) === text);
  const number = (newest?.revision ?? 0) + 1;
  let collisionCount = set.status?.collisionCount ?? 0;
  const customVersion = set.metadata.labels?.[marks.customVersion];

  if (equal) {
    const { name } = equal.metadata;
    const others = history.filter(revision => revision !== equal);
    const relabelled = withCustomVersion(equal, customVersion);
    const current =
      equal === newest ? relabelled : { ...relabelled, revision: number };
    return {
      name,
      collisionCount,
      actions: [
        ...(current === equal ? [] : [update(current)]),
        ...revisionsToDelete(set, [...others, equal], pods),
      ],
    };
  }
  const taken = new Set(history.map(({ metadata }) => metadata.name));
  let name = revisionName(set, text, collisionCount);
  while (taken.has(name)) {
    collisionCount++;
    name = revisionName(set, text, collisionCount);
  }
  return {
    name,
    collisionCount,
    actions: [
      {
        verb: 'create',
        resource: resources.controllerRevisions,
        object: newRevision(set, { name, data, number }),
      },
      ...revisionsToDelete(set, history, pods, 1),
    ],
  };
}

/** What goes into pods is kept; how it gets there is not. */
function revisionData({ spec }: SidecarSet): SidecarRevisionData {
  return {
    spec: {
      $patch: 'replace',
      containers: spec.containers ?? null,
      initContainers: spec.initContainers ?? null,
      volumes: spec.volumes ?? null,
      imagePullSecrets: spec.imagePullSecrets ?? null,
      patchPodMetadata: spec.patchPodMetadata ?? null,
    },
  };
}

function revisionName(
  { metadata }: SidecarSet,
  text: string,
  collisionCount: number,
): string {
  return `${metadata.name}-${shortHash(`${text}${collisionCount}`)}`;
}

function newRevision(
  set: SidecarSet,
  revision: { name: string; data: SidecarRevisionData; number: number },
): NewObject {
  const { name, data, number } = revision;
  const { metadata } = set;
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name,
      namespace: kruiseNamespace,
      labels: {
        ...metadata.labels,
        'controller.kubernetes.io/hash': name.slice(name.lastIndexOf('-') + 1),
        [marks.revisionOf]: metadata.name,
      },
      annotations: {
        ...metadata.annotations,
        [marks.hash]: hashOf(set),
        [marks.hashWithoutImage]: hashOf(set, marks.hashWithoutImage),
      },
      ownerReferences: [controllerReference(set)],
    },
    data,
    revision: number,
  };
}

/** The newest revision follows the version people gave the SidecarSet. */
function withCustomVersion(
  revision: SidecarRevision,
  version: string | undefined,
): SidecarRevision {
  const { labels } = revision.metadata;
  if (!version || labels?.[marks.customVersion] === version) return revision;
  return {
    ...revision,
    metadata: {
      ...revision.metadata,
      labels: { ...labels, [marks.customVersion]: version },
    },
  };
}
