import { controlledBy, object } from './__testUtils__/objects';
import { PodFeed } from './podFeed';
import { ClusterStore } from './clusterStore';
import { projectNode } from './projectNode';
import { projectPod } from './projectPod';
import { defaultWatchedKinds } from './watchedKinds';

const kind = (name: string) =>
  defaultWatchedKinds.find(candidate => candidate.kind === name)!;

function setUp() {
  let dirty = 0;
  const store = new ClusterStore({
    feed: new PodFeed(error => {
      throw error;
    }),
    cluster: 'demo',
    kinds: defaultWatchedKinds,
    onDirty: () => {
      dirty += 1;
    },
  });
  return { store, dirty: () => dirty };
}

const deployment = object('Deployment', {
  name: 'web',
  labels: { app: 'web' },
});
const replicaSet = object('ReplicaSet', {
  name: 'web-1',
  ...controlledBy('apps/v1', deployment),
});
const pod = projectPod(
  object('Pod', { name: 'web-1-a', ...controlledBy('apps/v1', replicaSet) }),
);
const ref = {
  cluster: 'demo',
  group: 'apps',
  kind: 'Deployment',
  namespace: 'shop',
  name: 'web',
};

function filled() {
  const { store, dirty } = setUp();
  store.objectSink(kind('Deployment')).upsert(deployment);
  store.objectSink(kind('ReplicaSet')).upsert(replicaSet);
  store.podSink().upsert(pod);
  store.takeChange();
  return { store, dirty };
}

it('finds a workload, its revisions, and the pods of its revisions', () => {
  const { store } = filled();
  const workload = store.workload(ref)!;
  expect(workload).toMatchObject({
    ref,
    uid: deployment.metadata.uid,
    plural: 'deployments',
  });
  expect(store.revisionsOf(workload)).toEqual([replicaSet]);
  expect(store.podsOf(workload).map(({ name }) => name)).toEqual(['web-1-a']);
  expect(store.workload({ ...ref, kind: 'CloneSet' })).toBeUndefined();
});

it('finds the pods a workload controls directly', () => {
  const { store } = setUp();
  const cloneSet = object('CloneSet', { name: 'web' });
  store.objectSink(kind('CloneSet')).upsert(cloneSet);
  store.podSink().upsert(
    projectPod(
      object('Pod', {
        name: 'web-a',
        ...controlledBy('apps.kruise.io/v1alpha1', cloneSet),
      }),
    ),
  );
  const [workload] = store.workloads();
  expect(store.podsOf(workload!).map(({ name }) => name)).toEqual(['web-a']);
});

it('reports a pod’s change as one of its workload, and not of who is in the fleet', () => {
  const { store } = filled();
  store.podSink().upsert({ ...pod, ready: true });
  expect(store.takeChange()).toEqual({
    workloads: new Set([deployment.metadata.uid]),
    membership: false,
    nodes: false,
    kinds: new Set(),
  });
  expect(store.takeChange().workloads.size).toBe(0);
});

it('reports the workload when its pods were known before the revision between them', () => {
  const { store } = setUp();
  store.objectSink(kind('Deployment')).upsert(deployment);
  store.podSink().upsert(pod);
  store.takeChange();
  store.objectSink(kind('ReplicaSet')).upsert(replicaSet);
  expect(store.takeChange().workloads).toEqual(
    new Set([deployment.metadata.uid]),
  );
});

it.each([
  ['a new version', { resourceVersion: '2' }, false],
  ['new labels', { resourceVersion: '2', labels: { app: 'other' } }, true],
])('reports %s of a workload', (_, metadata, membership) => {
  const { store } = filled();
  store.objectSink(kind('Deployment')).upsert({
    ...deployment,
    metadata: { ...deployment.metadata, ...metadata },
  });
  expect(store.takeChange()).toMatchObject({
    workloads: new Set([deployment.metadata.uid]),
    membership,
  });
});

it('is silent about what it knows already', () => {
  const { store, dirty } = filled();
  const before = dirty();
  store.podSink().upsert(pod);
  store.objectSink(kind('Deployment')).upsert(deployment);
  store.objectSink(kind('ReplicaSet')).upsert(replicaSet);
  expect(dirty()).toBe(before);
});

it('lets go of what a new list does not name', () => {
  const { store } = filled();
  const sink = store.objectSink(kind('Deployment'));
  sink.begin();
  sink.synced();
  expect(store.takeChange()).toMatchObject({
    workloads: new Set([deployment.metadata.uid]),
    membership: true,
  });
  expect(store.workload(ref)).toBeUndefined();
});

it('keeps a successor of the same name when its predecessor goes', () => {
  const { store } = filled();
  const sink = store.objectSink(kind('Deployment'));
  const successor = {
    ...deployment,
    metadata: { ...deployment.metadata, uid: 'second' },
  };
  sink.begin();
  sink.upsert(successor);
  sink.synced();
  expect(store.workload(ref)?.uid).toBe('second');
});

it('keeps only revisions that belong to a watched workload', () => {
  const { store } = setUp();
  const sink = store.objectSink(kind('ControllerRevision'));
  const cloneSet = object('CloneSet', { name: 'web' });
  const daemonSet = object('DaemonSet', { name: 'log' });
  sink.upsert(
    object('ControllerRevision', {
      name: 'a',
      ...controlledBy('apps.kruise.io/v1alpha1', cloneSet),
    }),
  );
  sink.upsert(
    object('ControllerRevision', {
      name: 'b',
      ...controlledBy('apps/v1', daemonSet),
    }),
  );
  sink.upsert(object('ControllerRevision', { name: 'c' }));
  store.objectSink(kind('CloneSet')).upsert(cloneSet);
  const [workload] = store.workloads();
  expect(
    store.revisionsOf(workload!).map(({ metadata }) => metadata.name),
  ).toEqual(['a']);
  expect(store.takeChange().workloads).toEqual(
    new Set([cloneSet.metadata.uid]),
  );
});

it('reports the workloads on a node that is found to be in a zone', () => {
  const { store } = filled();
  store.podSink().upsert({ ...pod, node: 'node-1' });
  store.takeChange();
  const node = projectNode(
    object('Node', {
      name: 'node-1',
      labels: { 'topology.kubernetes.io/zone': 'a' },
    }),
  );
  store.nodes.begin();
  store.nodes.upsert(node);
  store.nodes.synced();
  expect(store.takeChange().workloads).toEqual(
    new Set([deployment.metadata.uid]),
  );
  expect(store.podsOf(store.workload(ref)!)[0]?.zone).toBe('a');
  store.nodes.upsert(node);
  expect(store.takeChange().workloads.size).toBe(0);
});

describe('SidecarSets', () => {
  const sidecarSet = object('SidecarSet', {
    name: 'mesh',
    namespace: undefined,
    labels: { team: 'mesh' },
  });
  const revision = object('ControllerRevision', {
    name: 'mesh-1',
    namespace: 'kruise-system',
    ...controlledBy('apps.kruise.io/v1beta1', sidecarSet),
  });

  it('are workloads without a namespace, with revisions in another, and without pods', () => {
    const { store } = setUp();
    store.objectSink(kind('ControllerRevision')).upsert(revision);
    store.objectSink(kind('SidecarSet')).upsert(sidecarSet);
    const workload = store.workload({
      cluster: 'demo',
      group: 'apps.kruise.io',
      kind: 'SidecarSet',
      namespace: '',
      name: 'mesh',
    })!;
    expect(workload).toMatchObject({
      uid: sidecarSet.metadata.uid,
      ref: { namespace: '', name: 'mesh' },
    });
    expect(store.revisionsOf(workload)).toEqual([revision]);
    expect(store.podsOf(workload)).toEqual([]);
    expect(store.takeChange().workloads).toEqual(
      new Set([sidecarSet.metadata.uid]),
    );
  });
});

it('leads from an owner to the workload, through a revision or at once', () => {
  const { store } = filled();
  const name = (owner: string) => store.workloadOfOwner(owner)?.ref.name;
  expect(name(replicaSet.metadata.uid)).toBe('web');
  expect(name(deployment.metadata.uid)).toBe('web');
  expect(name('somebody-else')).toBeUndefined();
});

it('keeps context objects, and tells of which kind one changed', () => {
  const { store } = setUp();
  const sink = store.objectSink(kind('Service'));
  sink.upsert(object('Service', { name: 'web' }));
  sink.upsert(object('Service', { name: 'db', namespace: 'data' }));
  const names = (namespace?: string) =>
    store
      .objects({ group: '', kind: 'Service', namespace })
      .map(({ metadata }) => metadata.name);
  expect(names()).toEqual(['web', 'db']);
  expect(names('data')).toEqual(['db']);
  expect([...store.workloads()]).toEqual([]);
  expect(store.takeChange()).toEqual({
    workloads: new Set(),
    membership: false,
    nodes: false,
    kinds: new Set(['/Service']),
  });
  expect(store.takeChange().kinds.size).toBe(0);
  expect(store.objects({ group: 'apps', kind: 'Deployment' })).toEqual([]);
});
