import type { NewObject } from '../../store/types';
import type { CloneSet } from '../kinds/cloneSet';
import { controllerReference } from '../shared/ownership';
import { toTime } from '../shared/time';
import { hashOf, marks } from './marks';
import { templateOf, type RevisionRef } from './revisions';

/** A pod of a revision. The controller adds the readiness gate of in-place updates whatever the strategy. */
export function newPod(options: {
  cloneSet: CloneSet;
  revision: RevisionRef;
  instanceId: string;
  now: number;
}): NewObject {
  const { cloneSet, revision, instanceId, now } = options;
  const { metadata, spec } = templateOf(revision);
  const gates = spec.readinessGates ?? [];
  const hasGate = gates.some(gate => gate.conditionType === marks.inPlaceReady);
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
      readinessGates: hasGate
        ? gates
        : [...gates, { conditionType: marks.inPlaceReady }],
    },
  };
}
