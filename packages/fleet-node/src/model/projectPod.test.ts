import { controlledBy, object } from './__testUtils__/objects';
import { projectPod } from './projectPod';

const replicaSet = object('ReplicaSet', { name: 'web-7d9', uid: 'rs' });

it('keeps of a running pod what the model needs', () => {
  const pod = object(
    'Pod',
    {
      name: 'web-7d9-x',
      uid: 'p',
      creationTimestamp: '2026-01-02T03:04:05Z',
      labels: { 'pod-template-hash': '7d9' },
      ...controlledBy('apps/v1', replicaSet),
    },
    {
      spec: {
        nodeName: 'node-1',
        initContainers: [
          { name: 'migrate', image: 'm:1' },
          { name: 'proxy', image: 'proxy:2', restartPolicy: 'Always' },
        ],
        containers: [{ name: 'web', image: 'web:1' }],
      },
      status: {
        phase: 'Running',
        podIP: '10.0.0.1',
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            lastTransitionTime: '2026-01-02T03:05:00Z',
          },
          { type: 'PodScheduled', status: 'True' },
        ],
        initContainerStatuses: [
          {
            name: 'migrate',
            ready: true,
            restartCount: 0,
            state: { terminated: { reason: 'Completed', exitCode: 0 } },
          },
          {
            name: 'proxy',
            image: 'proxy:2',
            ready: true,
            restartCount: 1,
            state: { running: {} },
            lastState: { terminated: { reason: 'OOMKilled', exitCode: 137 } },
          },
        ],
        containerStatuses: [
          {
            name: 'web',
            image: 'docker.io/library/web:1',
            ready: true,
            restartCount: 0,
            state: { running: {} },
          },
        ],
      },
    },
  );
  expect(projectPod(pod)).toEqual({
    uid: 'p',
    name: 'web-7d9-x',
    namespace: 'shop',
    owner: 'rs',
    labels: {},
    sidecars: undefined,
    requests: { cpuMilli: 0, memoryBytes: 0, incomplete: 2, unlimited: 2 },
    node: 'node-1',
    ip: '10.0.0.1',
    phase: 'Running',
    revision: '7d9',
    lifecycle: '',
    ready: true,
    readyChangedAt: Date.UTC(2026, 0, 2, 3, 5, 0),
    inPlaceReady: true,
    updatedInPlace: false,
    inPlaceStartedAt: 0,
    deleting: false,
    deletionDueAt: 0,
    createdAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    reason: '',
    message: '',
    containers: [
      {
        name: 'proxy',
        image: 'proxy:2',
        runningImage: 'proxy:2',
        state: 'running',
        reason: '',
        lastReason: 'OOMKilled',
        exitCode: 137,
        ready: true,
        restarts: 1,
        native: true,
        changing: false,
      },
      {
        name: 'web',
        image: 'web:1',
        runningImage: 'docker.io/library/web:1',
        state: 'running',
        reason: '',
        lastReason: '',
        exitCode: -1,
        ready: true,
        restarts: 0,
        native: false,
        changing: false,
      },
    ],
  });
});

it('keeps of a bare object what there is', () => {
  expect(
    projectPod(object('Pod', { name: 'p', namespace: undefined })),
  ).toMatchObject({
    namespace: '',
    owner: '',
    node: '',
    phase: 'Unknown',
    ready: false,
    createdAt: 0,
    containers: [],
  });
});

it.each([
  ['eviction', { status: { reason: 'Evicted' } }, { reason: 'Evicted' }],
  [
    'no node',
    {
      status: {
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message: '0/3 nodes are available',
          },
        ],
      },
    },
    { reason: 'Unschedulable', message: '0/3 nodes are available' },
  ],
  [
    'an in-place update under way',
    {
      status: { conditions: [{ type: 'InPlaceUpdateReady', status: 'False' }] },
    },
    { inPlaceReady: false },
  ],
])('sees %s', (_, rest, expected) => {
  expect(projectPod(object('Pod', { name: 'p' }, rest))).toMatchObject(
    expected,
  );
});

it.each([
  [
    { annotations: { 'apps.kruise.io/inplace-update-state': '{}' } },
    { updatedInPlace: true, inPlaceStartedAt: 0 },
  ],
  [
    {
      annotations: {
        'apps.kruise.io/inplace-update-state':
          '{"updateTimestamp":"2026-01-02T03:04:05Z"}',
      },
    },
    { updatedInPlace: true, inPlaceStartedAt: Date.UTC(2026, 0, 2, 3, 4, 5) },
  ],
  [
    { deletionTimestamp: '2026-01-02T03:04:05Z' },
    { deleting: true, deletionDueAt: Date.UTC(2026, 0, 2, 3, 4, 5) },
  ],
  [
    { labels: { 'lifecycle.apps.kruise.io/state': 'Updating' } },
    { lifecycle: 'Updating' },
  ],
  [
    {
      labels: { 'controller-revision-hash': 'web-1', 'pod-template-hash': '2' },
    },
    { revision: 'web-1', labels: {} },
  ],
  [
    {
      labels: {
        tier: 'edge',
        app: 'web',
        'statefulset.kubernetes.io/pod-name': 'web-0',
        'apps.kruise.io/cloneset-instance-id': 'x7k2p',
      },
    },
    { labels: { app: 'web', tier: 'edge' } },
  ],
  [
    { annotations: { 'kruise.io/sidecarset-injected-list': 'mesh' } },
    {
      sidecars: {
        sets: [{ name: 'mesh', hash: '', revision: '', containers: [] }],
        working: {},
        blocked: [],
      },
    },
  ],
])('reads %j', (metadata, expected) => {
  expect(projectPod(object('Pod', { name: 'p', ...metadata }))).toMatchObject(
    expected,
  );
});

it.each([
  [
    { waiting: { reason: 'ImagePullBackOff' } },
    { state: 'waiting', reason: 'ImagePullBackOff', exitCode: -1 },
  ],
  [
    { terminated: { reason: 'Error', exitCode: 3 } },
    { state: 'terminated', reason: 'Error', exitCode: 3 },
  ],
  [{ running: {} }, { state: 'running', reason: '' }],
  [undefined, { state: 'unknown', reason: '' }],
])('reads container state %j', (state, expected) => {
  const pod = object(
    'Pod',
    { name: 'p' },
    {
      spec: { containers: [{ name: 'a' }] },
      status: { containerStatuses: [{ name: 'a', state }] },
    },
  );
  expect(projectPod(pod).containers).toEqual([
    expect.objectContaining(expected),
  ]);
});
