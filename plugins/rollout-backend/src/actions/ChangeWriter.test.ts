import type { KubeObject, Workload } from '@pilotage/fleet-node';
import type { OperationRequest } from '@pilotage/plugin-rollout-common';
import { FakeCluster, moved } from '../__testUtils__/FakeCluster';
import { WorkloadClient } from '../cluster/WorkloadClient';
import { cloneSetDriver } from '../drivers';
import { writeChange } from './ChangeWriter';

const cloneSet: KubeObject = {
  apiVersion: 'apps.kruise.io/v1alpha1',
  kind: 'CloneSet',
  metadata: {
    name: 'cart',
    namespace: 'shop',
    uid: 'uid-1',
    resourceVersion: '100',
    generation: 4,
    managedFields: [
      { manager: 'kubectl-edit', time: new Date(60_000).toISOString() },
    ],
  },
  spec: {
    replicas: 4,
    selector: { matchLabels: { app: 'cart' } },
    updateStrategy: { type: 'InPlaceIfPossible', partition: '50%' },
    template: {
      metadata: { labels: { app: 'cart' } },
      spec: { containers: [{ name: 'main', image: 'cart:1' }] },
    },
  },
  status: { observedGeneration: 4, replicas: 4, updateRevision: 'cart-1' },
};

const workload: Workload = {
  ref: {
    cluster: 'east',
    group: 'apps.kruise.io',
    kind: 'CloneSet',
    namespace: 'shop',
    name: 'cart',
  },
  uid: 'uid-1',
  apiVersion: 'apps.kruise.io/v1alpha1',
  plural: 'clonesets',
  object: cloneSet,
};

const request: OperationRequest = {
  entityRef: 'component:default/cart',
  workload: workload.ref,
  change: { verb: 'pause' },
  uid: 'uid-1',
  resourceVersion: '100',
  generation: 4,
  madeAt: 60_000,
  idempotencyKey: 'key-12345',
};

function paused(object: KubeObject): unknown {
  return (object.spec as { updateStrategy: { paused?: boolean } })
    .updateStrategy.paused;
}

describe('writeChange', () => {
  let cluster: FakeCluster;
  let sent: number;

  beforeEach(() => {
    cluster = new FakeCluster(cloneSet);
    sent = 0;
  });

  function write(overrides: Partial<OperationRequest> = {}, send = true) {
    return writeChange({
      request: { ...request, ...overrides },
      client: new WorkloadClient({
        connection: cluster,
        workload,
        timeoutMs: 1_000,
      }),
      driver: cloneSetDriver,
      inputFor: object => ({
        workload: { ...workload, object },
        pods: [],
        revisions: [],
        now: Date.now(),
      }),
      beforeSend: async () => {
        sent++;
        return send;
      },
    });
  }

  it('sends one conditional patch under our name', async () => {
    const result = await write();
    expect(result).toMatchObject({ type: 'accepted', goal: { generation: 5 } });
    expect(paused(cluster.object)).toBe(true);
    const patch = cluster.requests.find(({ method }) => method === 'PATCH');
    expect(patch).toMatchObject({
      path: '/apis/apps.kruise.io/v1alpha1/namespaces/shop/clonesets/cart',
      contentType: 'application/json-patch+json',
      query: { fieldManager: 'pilotage-rollout' },
      body: expect.arrayContaining([
        { op: 'test', path: '/metadata/uid', value: 'uid-1' },
        { op: 'test', path: '/metadata/resourceVersion', value: '100' },
      ]),
    });
    expect(sent).toBe(1);
    expect(cluster.writes).toBe(1);
  });

  it('is not stopped by status updates of a busy workload', async () => {
    cluster.object = moved(cloneSet, { spec: false });
    for (let i = 0; i < 3; i++) {
      cluster.faults.push({
        type: 'moved',
        change: object => moved(object, { spec: false }),
      });
    }
    expect(await write()).toMatchObject({ type: 'accepted' });
    expect(cluster.writes).toBe(4);
  });

  it('gives up on a workload that never stands still', async () => {
    for (let i = 0; i < 20; i++) {
      cluster.faults.push({
        type: 'moved',
        change: object => moved(object, { spec: false }),
      });
    }
    expect(await write()).toEqual({
      type: 'not-sent',
      reason: 'The workload changes too fast',
    });
    expect(cluster.writes).toBe(5);
    expect(paused(cluster.object)).toBeUndefined();
  });

  it('does not write over a change made since the forecast', async () => {
    cluster.object = moved(cloneSet, { spec: true });
    expect(await write()).toMatchObject({
      type: 'refused',
      refusal: {
        message: 'The workload was changed since the forecast.',
        changedBy: [{ manager: 'kubectl-edit', at: 60_000 }],
      },
    });
    expect(cluster.writes).toBe(0);
  });

  it('does not write over a change made in the last moment', async () => {
    cluster.faults.push({
      type: 'moved',
      change: object => moved(object, { spec: true }),
    });
    expect(await write()).toMatchObject({ type: 'refused' });
    expect(paused(cluster.object)).toBeUndefined();
  });

  it('does not write to another workload of the same name', async () => {
    cluster.object = {
      ...cloneSet,
      metadata: { ...cloneSet.metadata, uid: 'uid-2' },
    };
    expect(await write()).toMatchObject({
      type: 'refused',
      refusal: { message: expect.stringContaining('made again') },
    });
    expect(cluster.writes).toBe(0);
  });

  it('passes on why an admission webhook refuses', async () => {
    cluster.faults.push({
      type: 'refused',
      status: 403,
      message: 'admission webhook "policy" denied the request: frozen',
    });
    expect(await write()).toMatchObject({
      type: 'refused',
      refusal: { message: expect.stringContaining('frozen') },
    });
    expect(cluster.writes).toBe(1);
  });

  it('does not try an invalid write twice', async () => {
    cluster.faults.push({ type: 'refused', status: 422, message: 'invalid' });
    expect(await write()).toMatchObject({ type: 'refused' });
    expect(cluster.writes).toBe(1);
  });

  it('reads back a write that nobody answered', async () => {
    cluster.faults.push({ type: 'answer-lost' });
    expect(await write()).toMatchObject({
      type: 'accepted',
      goal: { generation: 5 },
    });
    expect(cluster.writes).toBe(1);
  });

  it('leaves open what reading back cannot tell', async () => {
    cluster.faults.push({ type: 'lost' });
    expect(await write()).toMatchObject({ type: 'unresolved' });
    expect(cluster.writes).toBe(1);
  });

  it('writes nothing when the goal is reached already', async () => {
    await write();
    const { resourceVersion, generation } = cluster.object.metadata;
    expect(
      await write({
        resourceVersion,
        ...(generation === undefined ? {} : { generation }),
      }),
    ).toEqual({ type: 'unchanged' });
    expect(cluster.writes).toBe(1);
  });

  it('sends nothing once somebody else settled the operation', async () => {
    expect(await write({}, false)).toMatchObject({ type: 'unresolved' });
    expect(cluster.writes).toBe(0);
  });

  it('plans on no other object than the one it asked for', async () => {
    cluster.object = {
      ...cloneSet,
      metadata: { ...cloneSet.metadata, name: 'other' },
    };
    expect(await write()).toEqual({
      type: 'not-sent',
      reason: 'The cluster answered with another object',
    });
  });
});
