import { scaledValue, type IntOrString } from '../../apimachinery/intOrString';
import type { StatusCause } from '../../store/ApiError';
import { deepEqual } from '../../store/deepEqual';
import type { StoredObject } from '../../store/types';
import { resourcesOf } from '../defineResource';
import { forbiddenField, invalidValue, notSupported } from '../fieldErrors';
import {
  asObject,
  isObject,
  withDefaults,
  withField,
  type Json,
} from '../json';
import { defaultPodTemplate } from '../podDefaults';
import { validateMetadata } from '../validateMetadata';
import { validateNonNegative, validateTemplate } from '../validateTemplate';

/** Defaults of a spec that holds a pod template. */
function defaultWorkload(defaults: Json, strategy?: (spec: Json) => Json) {
  return (object: StoredObject): StoredObject => {
    let spec = withDefaults(asObject(object.spec), defaults);
    if (isObject(spec.template)) {
      spec = withField(spec, 'template', defaultPodTemplate(spec.template));
    }
    if (strategy) spec = strategy(spec);
    return spec === object.spec ? object : { ...object, spec };
  };
}

function defaultDeploymentStrategy(spec: Json): Json {
  const strategy = withDefaults(asObject(spec.strategy), {
    type: 'RollingUpdate',
  });
  const complete =
    strategy.type === 'RollingUpdate'
      ? withField(
          strategy,
          'rollingUpdate',
          withDefaults(asObject(strategy.rollingUpdate), {
            maxUnavailable: '25%',
            maxSurge: '25%',
          }),
        )
      : strategy;
  return withField(spec, 'strategy', complete);
}

function defaultUpdateStrategy(rollingUpdate: Json) {
  return (spec: Json): Json => {
    const strategy = withDefaults(asObject(spec.updateStrategy), {
      type: 'RollingUpdate',
    });
    const complete =
      strategy.type === 'RollingUpdate'
        ? withField(
            strategy,
            'rollingUpdate',
            withDefaults(asObject(strategy.rollingUpdate), rollingUpdate),
          )
        : strategy;
    return withField(spec, 'updateStrategy', complete);
  };
}

function validateWorkload(
  object: StoredObject,
  previous?: StoredObject,
): StatusCause[] {
  const spec = asObject(object.spec);
  const before = previous && asObject(previous.spec);
  return [
    ...validateMetadata(object.metadata),
    ...validateNonNegative(spec.replicas, 'spec.replicas'),
    ...validateNonNegative(spec.minReadySeconds, 'spec.minReadySeconds'),
    ...validateTemplate(spec),
    ...(before && !deepEqual(before.selector, spec.selector)
      ? [invalidValue('spec.selector', spec.selector, 'field is immutable')]
      : []),
  ];
}

function validateDeployment(
  object: StoredObject,
  previous?: StoredObject,
): StatusCause[] {
  return [
    ...validateWorkload(object, previous),
    ...validateDeploymentStrategy(asObject(asObject(object.spec).strategy)),
  ];
}

function validateDeploymentStrategy(strategy: Json): StatusCause[] {
  const { type, rollingUpdate } = strategy;
  const { maxUnavailable, maxSurge } = asObject(rollingUpdate);
  if (type === 'Recreate') {
    return rollingUpdate === undefined
      ? []
      : [
          forbiddenField(
            'spec.strategy.rollingUpdate',
            "may not be specified when strategy `type` is 'Recreate'",
          ),
        ];
  }
  if (type !== 'RollingUpdate') {
    return [
      notSupported('spec.strategy', strategy, ['Recreate', 'RollingUpdate']),
    ];
  }
  const standsStill = isZero(maxUnavailable) && isZero(maxSurge);
  return standsStill
    ? [
        invalidValue(
          'spec.strategy.rollingUpdate.maxUnavailable',
          maxUnavailable,
          'may not be 0 when `maxSurge` is 0',
        ),
      ]
    : [];
}

/** 0 or `0%`. What a percentage comes to with few replicas does not matter here. */
function isZero(value: unknown): boolean {
  return scaledValue(value as IntOrString | undefined, 100, 'up') === 0;
}

const workload = {
  categories: ['all'],
  generation: true,
  validate: validateWorkload,
  initialStatus: () => ({}),
} as const;

/** Resources of `apps/v1`. */
export const appsResources = resourcesOf('apps/v1', 'apps.v1', [
  { plural: 'controllerrevisions', kind: 'ControllerRevision' },
  {
    ...workload,
    plural: 'daemonsets',
    kind: 'DaemonSet',
    shortNames: ['ds'],
    subresources: ['status'],
    applyDefaults: defaultWorkload(
      { revisionHistoryLimit: 10 },
      defaultUpdateStrategy({ maxUnavailable: 1, maxSurge: 0 }),
    ),
    initialStatus: () => ({
      currentNumberScheduled: 0,
      numberMisscheduled: 0,
      desiredNumberScheduled: 0,
      numberReady: 0,
    }),
  },
  {
    ...workload,
    plural: 'deployments',
    kind: 'Deployment',
    shortNames: ['deploy'],
    subresources: ['status', 'scale'],
    annotationsBumpGeneration: true,
    statusMetadata: ['annotations'],
    applyDefaults: defaultWorkload(
      { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 },
      defaultDeploymentStrategy,
    ),
    validate: validateDeployment,
  },
  {
    ...workload,
    plural: 'replicasets',
    kind: 'ReplicaSet',
    shortNames: ['rs'],
    subresources: ['status', 'scale'],
    applyDefaults: defaultWorkload({ replicas: 1 }),
    initialStatus: () => ({ replicas: 0 }),
  },
  {
    ...workload,
    plural: 'statefulsets',
    kind: 'StatefulSet',
    shortNames: ['sts'],
    subresources: ['status', 'scale'],
    applyDefaults: defaultWorkload(
      {
        replicas: 1,
        revisionHistoryLimit: 10,
        podManagementPolicy: 'OrderedReady',
        persistentVolumeClaimRetentionPolicy: {
          whenDeleted: 'Retain',
          whenScaled: 'Retain',
        },
      },
      defaultUpdateStrategy({ partition: 0 }),
    ),
    initialStatus: () => ({ replicas: 0, availableReplicas: 0 }),
  },
]);
