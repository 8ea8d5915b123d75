import type { StoredObject } from '../../store/types';
import { resourcesOf, storedVerbs } from '../defineResource';
import { asObject, withDefaults } from '../json';
import { validateMetadata } from '../validateMetadata';
import { podResource } from './pod';

const withoutDeleteCollection = storedVerbs.filter(
  verb => verb !== 'deletecollection',
);

/** Namespaces carry their own name as a label, so that selectors can name them. */
function defaultNamespace(object: StoredObject): StoredObject {
  const { metadata } = object;
  const label = 'kubernetes.io/metadata.name';
  const labelled =
    metadata.labels?.[label] === metadata.name
      ? object
      : {
          ...object,
          metadata: {
            ...metadata,
            labels: { ...metadata.labels, [label]: metadata.name },
          },
        };
  return object.spec === undefined
    ? { ...labelled, spec: { finalizers: ['kubernetes'] } }
    : labelled;
}

function defaultService(object: StoredObject): StoredObject {
  const spec = withDefaults(asObject(object.spec), {
    type: 'ClusterIP',
    sessionAffinity: 'None',
    internalTrafficPolicy: 'Cluster',
  });
  return spec === object.spec ? object : { ...object, spec };
}

/** Resources of the core group. */
export const coreResources = resourcesOf('v1', 'core.v1', [
  {
    plural: 'configmaps',
    kind: 'ConfigMap',
    shortNames: ['cm'],
    validate: object => validateMetadata(object.metadata),
  },
  { plural: 'endpoints', kind: 'Endpoints', shortNames: ['ep'] },
  { plural: 'events', kind: 'Event', shortNames: ['ev'] },
  { plural: 'limitranges', kind: 'LimitRange', shortNames: ['limits'] },
  {
    plural: 'namespaces',
    kind: 'Namespace',
    namespaced: false,
    shortNames: ['ns'],
    subresources: ['status'],
    verbs: withoutDeleteCollection,
    returnsDeleted: true,
    applyDefaults: defaultNamespace,
    validate: object => validateMetadata(object.metadata, 'label'),
    initialStatus: () => ({ phase: 'Active' }),
  },
  {
    plural: 'nodes',
    kind: 'Node',
    namespaced: false,
    shortNames: ['no'],
    subresources: ['status'],
    statusMetadata: ['labels', 'annotations'],
    validate: object => validateMetadata(object.metadata),
    applyDefaults: object =>
      object.spec === undefined ? { ...object, spec: {} } : object,
    initialStatus: () => ({}),
  },
  {
    plural: 'persistentvolumes',
    kind: 'PersistentVolume',
    namespaced: false,
    shortNames: ['pv'],
    subresources: ['status'],
    returnsDeleted: true,
    initialStatus: () => ({ phase: 'Pending' }),
  },
  {
    plural: 'persistentvolumeclaims',
    kind: 'PersistentVolumeClaim',
    shortNames: ['pvc'],
    subresources: ['status'],
    returnsDeleted: true,
    initialStatus: () => ({ phase: 'Pending' }),
  },
  podResource,
  {
    plural: 'replicationcontrollers',
    kind: 'ReplicationController',
    shortNames: ['rc'],
    categories: ['all'],
    subresources: ['status'],
    generation: true,
  },
  {
    plural: 'resourcequotas',
    kind: 'ResourceQuota',
    shortNames: ['quota'],
    subresources: ['status'],
    returnsDeleted: true,
    initialStatus: () => ({}),
  },
  { plural: 'secrets', kind: 'Secret' },
  {
    plural: 'serviceaccounts',
    kind: 'ServiceAccount',
    shortNames: ['sa'],
    returnsDeleted: true,
  },
  {
    plural: 'services',
    kind: 'Service',
    shortNames: ['svc'],
    categories: ['all'],
    subresources: ['status'],
    returnsDeleted: true,
    applyDefaults: defaultService,
    validate: object => validateMetadata(object.metadata, 'label'),
    initialStatus: () => ({ loadBalancer: {} }),
  },
]);
