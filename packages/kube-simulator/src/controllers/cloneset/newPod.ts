import type { NewObject } from '../../store/types';
import type { CloneSet } from '../kinds/cloneSet';
import { controllerReference } from '../shared/ownership';
import { toTime } from '../../apimachinery/time';
import { hasGate, hashOf, marks } from './marks';
import { templateOf, type RevisionRef } from './revisions';

/**
 * A pod of a revision. The controller adds the readiness gate of in-place updates whatever the strategy, the
 * pod webhook the one by which OpenKruise can take any of its pods out of service.
 */
export function newPod(options: {
  cloneSet: CloneSet;
  revision: RevisionRef;
  instanceId: string;
  now: number;
}): NewObject {
  const { cloneSet, revision, instanceId, now } = options;
  const { metadata, spec } = templateOf(revision);
  const missing = [marks.inPlaceReady, marks.kruiseReady]
    .filter(type => !hasGate({ spec }, type))
    .map(conditionType => ({ conditionType }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${cloneSet.metadata.name}-${instanceId}`,
      generateName: `${cloneSet.metadata.name}-`,
      ...(cloneSet.metadata.namespace === undefined
        ? {}
        : { namespace: cloneSet.metadata.namespace }),
      labels: {
        ...metadata?.labels,
        [marks.instanceId]: instanceId,
        [marks.revisionHash]: revision.name,
        [marks.templateHash]: hashOf(revision.name),
        [marks.lifecycleState]: 'PreparingNormal',
      },
      annotations: {
        ...metadata?.annotations,
        [marks.lifecycleTimestamp]: toTime(now),
      },
      ...(metadata?.finalizers ? { finalizers: metadata.finalizers } : {}),
      ownerReferences: [controllerReference(cloneSet)],
    },
    spec: {
      ...spec,
      readinessGates: [...(spec.readinessGates ?? []), ...missing],
    },
  };
}
