import type { NewObject } from '../../store/types';
import type { ReplicaSet } from '../kinds/replicaSet';
import { resources } from '../resources';
import { canonicalJson } from '../shared/canonicalJson';
import { shortHash } from '../shared/hash';
import { controllerReference } from '../shared/ownership';
import {
  hasAnnotations,
  newestAnnotations,
  revisionAnnotation,
  revisionOf,
  sizeAnnotations,
  withAnnotations,
} from './annotations';
import { findCondition, setCondition } from './conditions';
import type { Draft } from './Draft';
import { newestReplicas } from './rolling';
import { templateHashLabel } from './replicaSets';

/** The newest ReplicaSet gets the highest revision number, and the Deployment carries the same. */
export function syncRevision(draft: Draft): void {
  const { newest } = draft;
  if (!newest) return;
  const annotations = newestAnnotations(
    draft.deployment,
    newest.metadata.annotations,
    Math.max(0, ...draft.old.map(revisionOf)) + 1,
  );
  const minReadySeconds = draft.deployment.spec.minReadySeconds ?? 0;
  if (
    !hasAnnotations(newest, annotations) ||
    (newest.spec.minReadySeconds ?? 0) !== minReadySeconds
  ) {
    const object: ReplicaSet = {
      ...withAnnotations(newest, annotations),
      spec: { ...newest.spec, minReadySeconds },
    };
    draft.replace(newest, object);
    draft.actions.push({
      verb: 'update',
      resource: resources.replicaSets,
      object,
    });
  }
  noteRevision(draft, annotations[revisionAnnotation] ?? '1');
  if (hasDeadline(draft) && !findCondition(draft.conditions, 'Progressing')) {
    draft.conditions = setCondition(
      draft.conditions,
      {
        type: 'Progressing',
        status: 'True',
        reason: 'FoundNewReplicaSet',
        message: `Found new replica set "${newest.metadata.name}"`,
      },
      draft.now,
    );
  }
}

export function hasDeadline({ deployment }: Draft): boolean {
  return deployment.spec.progressDeadlineSeconds !== undefined;
}

/** Written with the status: through the object itself a change of annotations would raise the generation. */
function noteRevision(draft: Draft, revision: string): void {
  const { annotations } = draft.deployment.metadata;
  draft.deployment = withAnnotations(draft.deployment, {
    ...annotations,
    [revisionAnnotation]: revision,
  });
}

/** Creates the ReplicaSet of the present template. What follows from it is decided when it is there. */
export function createNewest(draft: Draft): void {
  const { deployment, old } = draft;
  const revision = Math.max(0, ...old.map(revisionOf)) + 1;
  const replicas = newestReplicas(draft, 0);
  const object = newReplicaSet(draft, revision, replicas);
  const name = object.metadata.name;
  draft.actions.push({
    verb: 'create',
    resource: resources.replicaSets,
    object,
  });
  // The rest of the round counts it as one of no pods; uid and version come with the next round.
  draft.newest = {
    ...object,
    metadata: { ...object.metadata, uid: '', resourceVersion: '' },
  };
  if (replicas > 0) {
    draft.tell(
      'ScalingReplicaSet',
      `Scaled up replica set ${name} from 0 to ${replicas}`,
    );
  }
  noteRevision(draft, String(revision));
  if (deployment.spec.progressDeadlineSeconds !== undefined) {
    draft.conditions = setCondition(
      draft.conditions,
      {
        type: 'Progressing',
        status: 'True',
        reason: 'NewReplicaSetCreated',
        message: `Created new replica set "${name}"`,
      },
      draft.now,
    );
  }
}

function newReplicaSet(
  { deployment, old }: Draft,
  revision: number,
  replicas: number,
) {
  const { template, selector, minReadySeconds } = deployment.spec;
  const text = canonicalJson(template);
  let collisions = deployment.status?.collisionCount ?? 0;
  const hashFor = () => shortHash(`${text}${collisions || ''}`);
  while (
    old.some(
      ({ metadata }) => metadata.labels?.[templateHashLabel] === hashFor(),
    )
  ) {
    collisions++;
  }
  const hash = hashFor();
  const labels = { ...template.metadata?.labels, [templateHashLabel]: hash };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${deployment.metadata.name}-${hash}`,
      ...(deployment.metadata.namespace === undefined
        ? {}
        : { namespace: deployment.metadata.namespace }),
      labels,
      annotations: {
        ...newestAnnotations(deployment, undefined, revision),
        ...sizeAnnotations(deployment),
      },
      ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      replicas,
      ...(minReadySeconds ? { minReadySeconds } : {}),
      selector: {
        ...selector,
        matchLabels: { ...selector.matchLabels, [templateHashLabel]: hash },
      },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  } satisfies NewObject;
}
