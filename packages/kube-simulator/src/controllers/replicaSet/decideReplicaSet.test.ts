import { makePod, now } from '../__testUtils__/makePod';
import { template } from '../__testUtils__/startWorld';
import type { Pod } from '../kinds/pod';
import type { ReplicaSet } from '../kinds/replicaSet';
import { createRandom } from '../../apimachinery/random';
import { decideReplicaSet } from './decideReplicaSet';

const replicaSet = (spec: Partial<ReplicaSet['spec']> = {}): ReplicaSet => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    name: 'web-1',
    namespace: 'default',
    uid: 'rs',
    resourceVersion: '1',
    generation: 4,
  },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: 'web' } },
    template: template({ main: 'web:1' }),
    ...spec,
  },
});

const decide = (set: ReplicaSet, pods: readonly Pod[]) =>
  decideReplicaSet(
    { replicaSet: set, pods, siblings: pods },
    { now, random: createRandom(1) },
  );

const verbs = (set: ReplicaSet, pods: readonly Pod[]) =>
  decide(set, pods).actions.map(({ verb }) => verb);

describe('decideReplicaSet', () => {
  it('creates what is missing, each under a name of its own', () => {
    const { actions } = decide(replicaSet(), [makePod('web-1-aaaaa')]);
    const created = actions.filter(({ verb }) => verb === 'create');
    expect(created).toHaveLength(2);
    expect(new Set(created.map(action => JSON.stringify(action))).size).toBe(2);
  });

  it('deletes what is too much', () => {
    const pods = ['a', 'b', 'c', 'd'].map(name => makePod(name));
    expect(verbs(replicaSet(), pods)).toEqual([
      'delete',
      'event',
      'updateStatus',
    ]);
  });

  it('does not count pods that finish, leave or carry other labels', () => {
    const pods = [
      makePod('a'),
      makePod('b', { deleting: true }),
      makePod('c', { phase: 'Failed' }),
      makePod('d', { labels: { app: 'other' } }),
    ];
    expect(verbs(replicaSet({ replicas: 1 }), pods)).toEqual(['updateStatus']);
  });

  it('creates no more than 500 at once', () => {
    const { actions } = decide(replicaSet({ replicas: 3000 }), []);
    expect(actions.filter(({ verb }) => verb === 'create')).toHaveLength(500);
  });

  it('counts in the status the pods it saw, and looks again for minReadySeconds', () => {
    const pods = [
      makePod('a'),
      makePod('b', { readyFor: 5 }),
      makePod('c', { ready: false }),
    ];
    const { actions, requeueAfterMs } = decide(
      replicaSet({ minReadySeconds: 10 }),
      pods,
    );
    expect(actions).toEqual([
      expect.objectContaining({
        object: expect.objectContaining({
          status: {
            replicas: 3,
            fullyLabeledReplicas: 3,
            readyReplicas: 2,
            availableReplicas: 1,
            observedGeneration: 4,
          },
        }),
      }),
    ]);
    expect(requeueAfterMs).toBe(10_000);
  });
});
