import type { StatusCause } from '../../store/ApiError';
import { deepEqual } from '../../store/deepEqual';
import type { StoredObject } from '../../store/types';
import type { ResourceOptions } from '../defineResource';
import { forbiddenField } from '../fieldErrors';
import { asList, asObject, mapShared, withDefaults, type Json } from '../json';
import { defaultPodSpec } from '../podDefaults';
import { validateMetadata } from '../validateMetadata';
import { validateContainers } from '../validateTemplate';

const nodeTolerations = ['not-ready', 'unreachable'].map(condition => ({
  key: `node.kubernetes.io/${condition}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
}));

/** Defaults, and what the priority and toleration admission plugins add. */
function defaultPod(object: StoredObject): StoredObject {
  const spec = withDefaults(defaultPodSpec(asObject(object.spec)), {
    enableServiceLinks: true,
    priority: 0,
    preemptionPolicy: 'PreemptLowerPriority',
    serviceAccountName: 'default',
    serviceAccount: asObject(object.spec).serviceAccountName ?? 'default',
    tolerations: nodeTolerations,
  });
  return spec === object.spec ? object : { ...object, spec };
}

const immutable =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

/** What of a pod's spec may never change, with the changeable parts taken out. */
function fixedSpec(object: StoredObject): Json {
  const {
    activeDeadlineSeconds: _deadline,
    tolerations: _tolerations,
    schedulingGates: _gates,
    ...spec
  } = asObject(object.spec);
  const withoutImage = ({ image: _image, ...container }: Json) => container;
  return {
    ...spec,
    containers: mapShared(asList(spec.containers), withoutImage),
    ...(spec.initContainers
      ? { initContainers: mapShared(asList(spec.initContainers), withoutImage) }
      : {}),
  };
}

function validatePod(
  object: StoredObject,
  previous?: StoredObject,
): StatusCause[] {
  const errors = [
    ...validateMetadata(object.metadata),
    ...validateContainers(asObject(object.spec), 'spec'),
  ];
  if (!previous || object.spec === previous.spec) return errors;
  const before = fixedSpec(previous);
  const after = fixedSpec(object);
  // Binding a pod to a node goes through the scheduler's own door, which may set what was empty.
  const bound =
    before.nodeName === undefined
      ? { ...before, nodeName: after.nodeName }
      : before;
  return deepEqual(bound, after)
    ? errors
    : [...errors, forbiddenField('spec', immutable)];
}

const resourceLists = ['requests', 'limits'] as const;

/** `v1.PodQOSClass`, from the resources of all containers. */
function qosClass(object: StoredObject): string {
  const containers = asList(asObject(object.spec).containers).map(container =>
    asObject(asObject(container).resources),
  );
  const none = containers.every(resources =>
    resourceLists.every(
      list => Object.keys(asObject(resources[list])).length === 0,
    ),
  );
  if (none) return 'BestEffort';
  const guaranteed = containers.every(({ requests, limits }) =>
    ['cpu', 'memory'].every(resource => {
      const limit = asObject(limits)[resource];
      return (
        limit !== undefined && (asObject(requests)[resource] ?? limit) === limit
      );
    }),
  );
  return guaranteed ? 'Guaranteed' : 'Burstable';
}

/** Pods: fixed once created but for their images, and gone only when the kubelet says so. */
export const podResource: ResourceOptions = {
  plural: 'pods',
  kind: 'Pod',
  shortNames: ['po'],
  categories: ['all'],
  subresources: ['status', 'log', 'eviction', 'binding'],
  generation: true,
  statusMetadata: ['labels', 'annotations'],
  returnsDeleted: true,
  applyDefaults: defaultPod,
  validate: validatePod,
  initialStatus: object => ({ phase: 'Pending', qosClass: qosClass(object) }),
};
