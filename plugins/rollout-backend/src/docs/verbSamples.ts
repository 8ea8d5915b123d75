import type { KubeObject, Workload } from '@pilotage/fleet-node';
import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import type { DriverInput } from '@pilotage/plugin-rollout-node';

const metadata = {
  name: 'sample',
  uid: 'uid',
  resourceVersion: '1',
  generation: 1,
  labels: {},
};

const containers = (tag: string) => [
  { name: 'container', image: `sample:${tag}` },
];
const template = (tag: string) => ({ spec: { containers: containers(tag) } });

const half = { type: 'percent', value: 50 } as const;
const all = { type: 'percent', value: 100 } as const;

/** Changes of every verb, and of each way a verb can be meant. */
export const sampleChanges: readonly RolloutChange[] = [
  {
    verb: 'set-image',
    images: { container: 'sample:3' },
    firstStep: all,
  },
  {
    verb: 'set-image',
    images: { container: 'sample:3' },
    firstStep: all,
    podLabels: { track: 'canary' },
  },
  { verb: 'partition', target: half },
  { verb: 'promote-full' },
  { verb: 'pause' },
  { verb: 'resume' },
  { verb: 'rollback', revision: 'sample-1', firstStep: all },
  { verb: 'select-pods', podLabels: { track: 'canary' } },
  { verb: 'max-unavailable', target: half },
  { verb: 'pause-injection' },
  { verb: 'resume-injection' },
];

/** A workload of each kind we drive, once as it goes on and once as it is held in every way its kind knows. */
export const sampleInputs: readonly DriverInput[] = [
  ...[false, true].map(held =>
    sample('apps.kruise.io/v1alpha1', 'CloneSet', {
      spec: {
        replicas: 10,
        template: template('2'),
        updateStrategy: { partition: held ? '70%' : 0, paused: held },
      },
      revision: { spec: { template: template('1') } },
    }),
  ),
  ...[false, true].map(held =>
    sample('apps/v1', 'Deployment', {
      spec: { replicas: 10, template: template('2'), paused: held },
      revision: {},
    }),
  ),
  ...[false, true].map(held =>
    sample('apps.kruise.io/v1alpha1', 'SidecarSet', {
      spec: {
        containers: containers('2'),
        initContainers: [],
        updateStrategy: held
          ? { selector: { matchLabels: { track: 'beta' } }, paused: true }
          : { partition: '70%' },
        injectionStrategy: { paused: held },
      },
      revision: {
        spec: {
          containers: containers('1'),
          initContainers: containers('1'),
          volumes: [{ name: 'sample' }],
          imagePullSecrets: [{ name: 'sample' }],
          patchPodMetadata: [{ annotations: {}, patchPolicy: 'Retain' }],
        },
      },
    }),
  ),
];

function sample(
  apiVersion: string,
  kind: string,
  of: { readonly spec: object; readonly revision: object },
): DriverInput {
  const object: KubeObject = {
    apiVersion,
    kind,
    metadata,
    spec: of.spec,
    status: { observedGeneration: 1, matchedPods: 10 },
  };
  const workload: Workload = {
    ref: {
      cluster: 'sample',
      group: apiVersion.split('/')[0] ?? '',
      kind,
      namespace: kind === 'SidecarSet' ? '' : 'sample',
      name: 'sample',
    },
    uid: metadata.uid,
    apiVersion,
    plural: `${kind.toLowerCase()}s`,
    object,
  };
  const revision: KubeObject =
    kind === 'Deployment'
      ? {
          ...object,
          kind: 'ReplicaSet',
          metadata: { ...metadata, name: 'sample-1' },
          spec: { replicas: 0, template: template('1') },
        }
      : {
          apiVersion: 'apps/v1',
          kind: 'ControllerRevision',
          metadata: {
            ...metadata,
            name: 'sample-1',
            labels: { 'apps.kruise.io/sidecarset-custom-version': '1' },
          },
          data: of.revision,
        };
  return { workload, pods: [], revisions: [revision], matched: [], now: 0 };
}
