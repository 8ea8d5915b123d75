import { ManualClock } from '@pilotage/fleet-node/testUtils';
import { createStore } from '../store/createStore';
import { holdLeaderLease } from './leaderLease';

const leases = 'leases.coordination.k8s.io';
const place = { namespace: 'kube-system', name: 'kube-scheduler' };

function start() {
  const clock = new ManualClock();
  const store = createStore({ kruise: false, clock });
  const hold = (holder: string) =>
    holdLeaderLease(store, { name: place.name, holder });
  const lease = () =>
    store.get(leases, place)!.spec as {
      renewTime: string;
      acquireTime: string;
      leaseTransitions: number;
      holderIdentity: string;
    };
  const age = () => clock.now() - Date.parse(lease().renewTime);
  return { clock, hold, lease, age };
}

it('is renewed while held, and grows stale after', async () => {
  const { clock, hold, age } = start();
  const letGo = hold('a_1');
  await clock.advance(60_000);
  expect(age()).toBeLessThanOrEqual(5_000);
  letGo();
  await clock.advance(60_000);
  expect(age()).toBeGreaterThanOrEqual(60_000);
});

it('counts a new holder as a transition', async () => {
  const { clock, hold, lease } = start();
  hold('a_1')();
  expect(lease().leaseTransitions).toBe(0);
  const first = lease().acquireTime;
  await clock.advance(30_000);
  hold('a_2');
  expect(lease()).toMatchObject({ leaseTransitions: 1, holderIdentity: 'a_2' });
  expect(lease().acquireTime).not.toBe(first);
});
