import { ManualClock } from '@pilotage/fleet-node/testUtils';
import { pod } from '../__testUtils__/objects';
import { createStore } from '../store/createStore';
import type { StoredObject } from '../store/types';
import { startSystem } from './startSystem';

interface Slice extends StoredObject {
  readonly endpoints:
    | readonly {
        readonly targetRef: { readonly name: string };
        readonly conditions: object;
      }[]
    | null;
}

function start() {
  const clock = new ManualClock();
  const store = createStore({ kruise: false, clock });
  startSystem(store);
  store.create('services', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'default', labels: { team: 'shop' } },
    spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
  });
  const addPod = (name: string, ready: boolean) => {
    const created = store.create(
      'pods',
      pod(name, {
        metadata: { namespace: 'default', labels: { app: 'web' } },
        spec: { nodeName: 'node-1' },
      }),
    );
    store.updateStatus('pods', {
      ...created,
      status: {
        phase: 'Running',
        podIP: '10.0.0.1',
        conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
      },
    });
  };
  const slices = () =>
    store.list<Slice>('endpointslices.discovery.k8s.io', {
      namespace: 'default',
    });
  const sizes = () => slices().map(({ endpoints }) => endpoints?.length ?? 0);
  return { clock, store, addPod, slices, sizes };
}

describe('EndpointSlices of a service', () => {
  it('are one empty slice without pods, owned by the service', async () => {
    const { clock, slices } = start();
    await clock.advance(1_000);
    const [slice, ...others] = slices();
    expect(others).toEqual([]);
    expect(slice).toMatchObject({
      addressType: 'IPv4',
      endpoints: null,
      ports: [{ name: '', port: 8080, protocol: 'TCP' }],
      metadata: {
        labels: {
          team: 'shop',
          'kubernetes.io/service-name': 'web',
          'endpointslice.kubernetes.io/managed-by':
            'endpointslice-controller.k8s.io',
        },
        ownerReferences: [{ kind: 'Service', name: 'web', controller: true }],
      },
    });
  });

  it('tell ready pods from those that are not, and those on their way out', async () => {
    const { clock, store, addPod, slices } = start();
    addPod('a', true);
    addPod('b', false);
    addPod('c', true);
    store.delete('pods', { namespace: 'default', name: 'c' });
    await clock.advance(1_000);
    expect(
      slices()[0]?.endpoints?.map(({ targetRef, conditions }) => [
        targetRef.name,
        conditions,
      ]),
    ).toEqual([
      ['a', { ready: true, serving: true, terminating: false }],
      ['b', { ready: false, serving: false, terminating: false }],
      ['c', { ready: false, serving: true, terminating: true }],
    ]);
  });

  it('hold a hundred each; gaps are filled, empty ones go', async () => {
    const { clock, store, addPod, sizes } = start();
    for (let index = 0; index < 130; index++) addPod(`p-${index}`, true);
    await clock.advance(1_000);
    expect(sizes().sort()).toEqual([100, 30]);
    for (let index = 0; index < 100; index++) {
      store.delete(
        'pods',
        { namespace: 'default', name: `p-${index}` },
        { gracePeriodSeconds: 0 },
      );
    }
    addPod('late', true);
    await clock.advance(1_000);
    expect(sizes().reduce((sum, size) => sum + size, 0)).toBe(31);
    expect(sizes()).not.toContain(0);
  });

  it('go with their service', async () => {
    const { clock, store, slices } = start();
    await clock.advance(1_000);
    store.delete('services', { namespace: 'default', name: 'web' });
    await clock.advance(1_000);
    expect(slices()).toEqual([]);
  });
});
