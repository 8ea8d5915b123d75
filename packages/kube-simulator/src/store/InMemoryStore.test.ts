import {
  cloneSet,
  configMap,
  deployment,
  pod,
  testStore,
  workloadSpec,
} from '../__testUtils__/objects';
import type { StoreEvent, StoredObject } from './types';

const deployments = 'deployments.apps';
const here = (name: string) => ({ namespace: 'default', name });

/** What a refused write says. */
function refusal(write: () => unknown): {
  code?: number;
  reason?: string;
  message?: string;
} {
  try {
    write();
  } catch (error) {
    const { code, reason, message } = error as Record<string, never>;
    return { code, reason, message };
  }
  return {};
}

describe('create', () => {
  it('gives identity, version, generation and defaults', () => {
    const { store } = testStore();
    const created = store.create(deployments, deployment('api'));
    expect(created.metadata).toMatchObject({
      name: 'api',
      uid: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
      resourceVersion: String(store.state.version),
      generation: 1,
      creationTimestamp: '2026-01-01T00:00:00Z',
    });
    expect(created.spec).toMatchObject({
      revisionHistoryLimit: 10,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%' } },
      template: {
        spec: { restartPolicy: 'Always', terminationGracePeriodSeconds: 30 },
      },
    });
  });

  it('takes no status from the author', () => {
    const { store } = testStore();
    const created = store.create(deployments, {
      ...deployment('api'),
      status: { replicas: 9 },
    });
    expect(created.status).toEqual({});
  });

  it('is the same for the same seed', () => {
    const names = [testStore(), testStore()].map(
      ({ store }) =>
        store.create(
          'configmaps',
          configMap('', { name: undefined, generateName: 'x-' }),
        ).metadata,
    );
    expect(names[0]).toEqual(names[1]);
    expect(names[0]?.name).toMatch(/^x-[b-z2-9]{5}$/);
  });

  it.each([
    [
      'what exists',
      configMap('taken'),
      409,
      'configmaps "taken" already exists',
    ],
    [
      'in a missing namespace',
      configMap('x', { namespace: 'nowhere' }),
      404,
      'namespaces "nowhere" not found',
    ],
    [
      'a bad name',
      configMap('Bad_'),
      422,
      /^ConfigMap "Bad_" is invalid: metadata.name: Invalid value: "Bad_"/,
    ],
    [
      'no name',
      configMap(''),
      422,
      'ConfigMap "" is invalid: metadata.name: Required value: name or generateName is required',
    ],
    [
      'with a resourceVersion',
      configMap('x', { resourceVersion: '1' }),
      500,
      'resourceVersion should not be set on objects to be created',
    ],
  ])('refuses %s', (_what, object, code, message) => {
    const { store } = testStore();
    store.create('configmaps', configMap('taken'));
    const refused = refusal(() => store.create('configmaps', object));
    expect(refused.code).toBe(code);
    expect(refused.message).toMatch(message);
  });

  it('stores nothing in a dry run', () => {
    const { store } = testStore();
    const before = store.state.version;
    store.create('configmaps', configMap('x'), { dryRun: true });
    expect(store.get('configmaps', here('x'))).toBeUndefined();
    expect(store.state.version).toBe(before);
  });
});

describe('update', () => {
  it.each([
    [
      'spec',
      (d: StoredObject) => ({
        ...d,
        spec: { ...(d.spec as object), replicas: 4 },
      }),
      2,
    ],
    [
      'annotations',
      (d: StoredObject) => ({
        ...d,
        metadata: { ...d.metadata, annotations: { a: '1' } },
      }),
      2,
    ],
    [
      'labels',
      (d: StoredObject) => ({
        ...d,
        metadata: { ...d.metadata, labels: { a: '1' } },
      }),
      1,
    ],
    ['status', (d: StoredObject) => ({ ...d, status: { replicas: 4 } }), 1],
  ])(
    'with another %s leads a Deployment to generation %#',
    (_what, change, generation) => {
      const { store } = testStore();
      store.create(deployments, deployment('api'));
      const updated = store.patch(deployments, here('api'), change);
      expect(updated.metadata.generation).toBe(generation);
    },
  );

  it('leaves the status to its own door, and the other way round', () => {
    const { store } = testStore();
    const created = store.create(deployments, deployment('api'));
    const viaMain = store.update(deployments, {
      ...created,
      status: { replicas: 9 },
    });
    expect(viaMain).toBe(created);
    const viaStatus = store.updateStatus(deployments, {
      ...created,
      spec: workloadSpec('other:2'),
      status: { replicas: 9 },
    });
    expect(viaStatus.spec).toEqual(created.spec);
    expect(viaStatus.status).toEqual({ replicas: 9 });
  });

  it('writes nothing when nothing changes', () => {
    const { store } = testStore();
    store.create(deployments, deployment('api'));
    const before = store.state.version;
    store.patch(deployments, here('api'), object => structuredClone(object));
    expect(store.state.version).toBe(before);
  });

  it.each([
    [
      'an old resourceVersion',
      { resourceVersion: '1' },
      409,
      'the object has been modified',
    ],
    [
      'another uid',
      { resourceVersion: undefined, uid: 'other' },
      409,
      'Precondition failed: UID in precondition: other',
    ],
  ])('refuses %s', (_what, metadata, code, message) => {
    const { store } = testStore();
    const created = store.create(deployments, deployment('api'));
    const refused = refusal(() =>
      store.update(deployments, {
        ...created,
        metadata: {
          ...created.metadata,
          ...metadata,
        } as StoredObject['metadata'],
        spec: workloadSpec('other:2'),
      }),
    );
    expect(refused.code).toBe(code);
    expect(refused.message).toContain(message);
  });

  it('lets only images of a pod change', () => {
    const { store } = testStore();
    store.create('pods', pod('p'));
    const change = (container: object) =>
      store.patch('pods', here('p'), object => ({
        ...object,
        spec: { ...(object.spec as object), containers: [container] },
      }));
    expect(
      change({ name: 'app', image: 'shop/api:2' }).metadata.generation,
    ).toBe(2);
    expect(
      refusal(() =>
        change({ name: 'app', image: 'shop/api:2', command: ['x'] }),
      ).code,
    ).toBe(422);
  });
});

describe('delete', () => {
  it('lets a pod on a node wait for its kubelet', () => {
    const { store } = testStore();
    store.create('pods', pod('p', { spec: { nodeName: 'node-1' } }));
    const marked = store.delete('pods', here('p'));
    expect(marked.metadata).toMatchObject({
      deletionTimestamp: '2026-01-01T00:00:30Z',
      deletionGracePeriodSeconds: 30,
      generation: 2,
    });
    store.delete('pods', here('p'), { gracePeriodSeconds: 0 });
    expect(store.get('pods', here('p'))).toBeUndefined();
  });

  it('removes a pod without a node at once', () => {
    const { store } = testStore();
    store.create('pods', pod('p'));
    store.delete('pods', here('p'));
    expect(store.get('pods', here('p'))).toBeUndefined();
  });

  it('waits for finalizers', () => {
    const { store } = testStore();
    store.create(
      'configmaps',
      configMap('c', { finalizers: ['example.com/keep'] }),
    );
    store.delete('configmaps', here('c'));
    expect(
      store.get('configmaps', here('c'))?.metadata.deletionTimestamp,
    ).toBeDefined();
    store.patch('configmaps', here('c'), object => ({
      ...object,
      metadata: { ...object.metadata, finalizers: [] },
    }));
    expect(store.get('configmaps', here('c'))).toBeUndefined();
  });

  it.each([{ uid: 'other' }, { resourceVersion: '1' }])(
    'refuses with precondition %j',
    preconditions => {
      const { store } = testStore();
      store.create('configmaps', configMap('c'));
      const refused = refusal(() =>
        store.delete('configmaps', here('c'), { preconditions }),
      );
      expect(refused).toMatchObject({ code: 409, reason: 'Conflict' });
    },
  );

  it('honours the deletion protection of OpenKruise', () => {
    const { store } = testStore();
    const object = cloneSet('c');
    store.create('clonesets.apps.kruise.io', {
      ...object,
      metadata: {
        ...object.metadata,
        labels: { 'policy.kruise.io/delete-protection': 'Always' },
      },
    });
    const refused = refusal(() =>
      store.delete('clonesets.apps.kruise.io', here('c')),
    );
    expect(refused.code).toBe(403);
    expect(refused.message).toContain(
      'forbidden by ResourcesProtectionDeletion',
    );
  });
});

describe('subscribe and indexes', () => {
  it('tells changes in order, even those a listener makes', () => {
    const { store } = testStore();
    const seen: string[] = [];
    const note = (event: StoreEvent) =>
      seen.push(`${event.type} ${event.object.metadata.name}`);
    store.subscribe('configmaps', event => {
      if (event.type === 'ADDED' && event.object.metadata.name === 'a') {
        store.create('configmaps', configMap('b'));
      }
    });
    const end = store.subscribe('configmaps', note);
    store.create('configmaps', configMap('a'));
    store.delete('configmaps', here('a'));
    expect(seen).toEqual(['ADDED a', 'ADDED b', 'DELETED a']);
    end();
    store.delete('configmaps', here('b'));
    expect(seen).toHaveLength(3);
  });

  it('finds what an owner controls, also after the owner changed', () => {
    const { store } = testStore();
    const owner = (uid: string) => ({
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: 'r',
          uid,
          controller: true,
        },
      ],
    });
    store.create('pods', pod('p', { metadata: owner('one') }));
    store.patch('pods', here('p'), object => ({
      ...object,
      metadata: { ...object.metadata, ...owner('two') },
    }));
    const names = (uid: string) =>
      store.listControlledBy('pods', uid).map(({ metadata }) => metadata.name);
    expect(names('one')).toEqual([]);
    expect(names('two')).toEqual(['p']);
  });
});
