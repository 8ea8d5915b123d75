import type { ClusterCheck } from '../check';
import {
  absent,
  clusterFacts,
  kubeObject,
  known,
  podsOf,
  testNow,
  unknown,
  unseenClusterFacts,
  workload,
} from '../testUtils';

it('is a healthy cluster unless told otherwise', () => {
  const facts = clusterFacts();
  expect(facts.condition.state).toBe('live');
  expect(facts.readiness).toMatchObject({ value: { status: 200 } });
  expect(facts.nodes).toMatchObject({
    value: [{ zone: 'zone-a' }, { zone: 'zone-b' }, { zone: 'zone-c' }],
  });
  expect(facts.pods).toEqual(known([]));
  expect(facts.objects({ group: '', kind: 'Secret' })).toEqual(known([]));
});

it('changes one part of a fact and keeps the rest', () => {
  const { readiness } = clusterFacts({ readiness: { clockSkewMs: 5 } });
  expect(readiness).toMatchObject({
    value: { status: 200, clockSkewMs: 5 },
    at: testNow,
  });
});

it('tells kinds of one name apart by their group', () => {
  const facts = clusterFacts({
    objects: {
      'velero.io/Schedule': [kubeObject('Schedule', 'velero/daily')],
      Schedule: absent('no such kind'),
      Service: unknown('forbidden'),
    },
  });
  const stateOf = (group: string, kind: string) =>
    facts.objects({ group, kind }).state;
  expect(stateOf('velero.io', 'Schedule')).toBe('known');
  expect(stateOf('trains.example', 'Schedule')).toBe('absent');
  expect(stateOf('', 'Service')).toBe('unknown');
});

it('finds the workload of a pod by its owner', () => {
  const cart = workload('shop/cart');
  const [pod] = podsOf(cart, 1);
  const facts = clusterFacts({ workloads: [cart] });
  expect(facts.workloadOfOwner(pod!.owner)).toBe(cart);
  expect(facts.workloadOfOwner('somebody else')).toBeUndefined();
});

it('knows nothing of a cluster nobody has seen', () => {
  const facts = unseenClusterFacts();
  const states = [
    facts.version,
    facts.readiness,
    facts.certificate,
    facts.nodes,
    facts.pods,
    facts.workloads,
    facts.restarts,
    facts.objects({ group: '', kind: 'Service' }),
    facts.objects({ group: 'velero.io', kind: 'Schedule' }),
  ].map(({ state }) => state);
  expect(new Set(states)).toEqual(new Set(['unknown']));
  expect(facts.condition.state).toBe('unreachable');
  expect(facts.sight.lastSeen).toBeUndefined();
});

it('carries the example of the README', () => {
  const check: Pick<ClusterCheck, 'evaluate'> = {
    evaluate(facts) {
      const classes = facts.objects({
        group: 'scheduling.k8s.io',
        kind: 'PriorityClass',
      });
      if (classes.state !== 'known') {
        return { verdict: 'unknown', summary: classes.reason };
      }
      const names = classes.value.map(({ metadata }) => metadata.name);
      const missing = ['service', 'batch'].filter(n => !names.includes(n));
      return {
        verdict: missing.length ? 'fail' : 'pass',
        summary: `${missing.length} of 2 missing; none may be`,
      };
    },
  };
  const verdict = (...names: string[]) =>
    check.evaluate(
      clusterFacts({
        objects: {
          PriorityClass: names.map(name => kubeObject('PriorityClass', name)),
        },
      }),
    ).verdict;
  expect(verdict('service', 'batch')).toBe('pass');
  expect(verdict('service')).toBe('fail');
  expect(check.evaluate(unseenClusterFacts()).verdict).toBe('unknown');
});
