import type { KubeObject } from '@pilotage/fleet-node';
import { asNumber, asRecord, asTime } from '../shared/json';
import { cleanTemplate } from '../shared/controllerRevision';
import type { Revision } from '../shared/revisions';

/** A ReplicaSet of a Deployment. */
export interface ReplicaSetRevision extends Revision {
  /** Wanted pods. */
  readonly replicas: number;
}

const numberAnnotation = 'deployment.kubernetes.io/revision';
const hashLabel = 'pod-template-hash';

/** Reads a ReplicaSet. The label with the hash is the controller's addition and no part of the Deployment's template. */
export function readReplicaSet(object: KubeObject): ReplicaSetRevision {
  const spec = asRecord(object.spec);
  const template = cleanTemplate(asRecord(spec.template));
  const metadata = asRecord(template.metadata);
  const { [hashLabel]: _hash, ...labels } = asRecord(metadata.labels);
  return {
    name: object.metadata.name,
    number: Number(object.metadata.annotations?.[numberAnnotation]) || 0,
    createdAt: asTime(object.metadata.creationTimestamp),
    template: { ...template, metadata: { ...metadata, labels } },
    replicas: asNumber(spec.replicas, 0),
  };
}
