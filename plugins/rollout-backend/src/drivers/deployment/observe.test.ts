import type { KubeObject, PodRow } from '@pilotage/fleet-node';
import { container, now, pods } from '../__testUtils__/pods';
import type { CloneSetFixture } from '../__testUtils__/workloads';
import {
  deployment,
  input,
  replicaSet,
  template,
} from '../__testUtils__/workloads';
import { observeDeployment } from './observe';

const wanted = template({ main: 'shop/checkout:2' });
const sets = [
  replicaSet('old', 1, template(), 5),
  replicaSet('new', 2, wanted, 5),
];
const updated = (count: number, row: Partial<PodRow> = {}) =>
  pods(count, { revision: 'new', lifecycle: '', ...row });
const old = (count: number, row: Partial<PodRow> = {}) =>
  pods(count, { revision: 'old', lifecycle: '', ...row });
const badPull: Partial<PodRow> = {
  ready: false,
  phase: 'Pending',
  createdAt: now - 4_000,
  readyChangedAt: now - 4_000,
  containers: [
    container({
      image: 'shop/checkout:2',
      state: 'waiting',
      reason: 'ErrImagePull',
      ready: false,
    }),
  ],
};
const starting: Partial<PodRow> = {
  ...badPull,
  containers: [
    container({ state: 'waiting', reason: 'ContainerCreating', ready: false }),
  ],
};

function observe(
  fixture: CloneSetFixture,
  rows: PodRow[],
  revisions: KubeObject[] = sets,
) {
  return observeDeployment(
    input(deployment({ template: wanted, ...fixture }), rows, revisions),
  );
}

describe('verdict on a Deployment', () => {
  it.each<[string, CloneSetFixture, PodRow[], string, string]>([
    ['all updated', {}, updated(10), 'done', 'done'],
    [
      'old pods still stopping',
      {},
      [...updated(10), ...old(2, { deleting: true })],
      'done',
      'done',
    ],
    [
      'an old pod is left',
      {},
      [...updated(10), ...old(1)],
      'progressing',
      'scaling',
    ],
    [
      'on its way',
      {},
      [...updated(5), ...updated(3, starting), ...old(5)],
      'progressing',
      'updating',
    ],
    [
      'the last ones start',
      {},
      [...updated(8), ...updated(2, starting)],
      'progressing',
      'waiting-for-pods',
    ],
    [
      'not observed',
      { metadata: { generation: 8 } },
      updated(10),
      'progressing',
      'not-observed',
    ],
    [
      'paused midway',
      { spec: { paused: true } },
      [...updated(3), ...old(7)],
      'paused',
      'paused-mid-step',
    ],
    [
      'bad image: surge and unavailable used up',
      {},
      [...updated(5, badPull), ...old(8)],
      'stuck',
      'image-pull',
    ],
    [
      'bad image, one old pod may still be stopped',
      {},
      [...updated(4, badPull), ...old(9)],
      'degraded',
      'image-pull',
    ],
    [
      'bad image while others start',
      {},
      [...updated(4, badPull), ...updated(1, starting), ...old(8)],
      'degraded',
      'image-pull',
    ],
    [
      'progress deadline',
      {
        status: {
          conditions: [
            {
              type: 'Progressing',
              status: 'False',
              reason: 'ProgressDeadlineExceeded',
            },
          ],
        },
      },
      [...updated(3), ...old(8)],
      'stuck',
      'deadline-exceeded',
    ],
    ['scaled to zero', { replicas: 0 }, [], 'done', 'scaled-to-zero'],
  ])('%s', (_, fixture, rows, state, code) => {
    expect(observe(fixture, rows).verdict).toMatchObject({ state, code });
  });

  it('counts no pod as updated before the ReplicaSet of the template exists', () => {
    const { counts, verdict } = observe({ spec: { paused: true } }, old(10), [
      sets[0]!,
    ]);
    expect(counts.updated).toBe(0);
    expect(verdict.state).toBe('paused');
  });

  it('reads what it can from the status when no pod may be seen', () => {
    const status = {
      replicas: 12,
      updatedReplicas: 5,
      availableReplicas: 9,
      readyReplicas: 9,
    };
    expect(observe({ status }, []).counts).toMatchObject({
      current: 12,
      updated: 5,
      available: 9,
      updatedAvailable: 2,
    });
  });
});

describe('what is read from a Deployment', () => {
  it('finds revisions by the annotation and pods by the hash', () => {
    const { revisions } = observe({}, [...updated(3), ...old(7)]);
    expect(
      revisions.map(({ number, pods: count, role }) => [number, count, role]),
    ).toEqual([
      [2, 3, 'update'],
      [1, 7, 'current'],
    ]);
  });

  it.each([
    [{ maxUnavailable: '25%', maxSurge: '25%' }, 2],
    [{ maxUnavailable: '5%', maxSurge: 0 }, 1],
    [{ maxUnavailable: 0, maxSurge: 1 }, 0],
    [{ maxUnavailable: '100%', maxSurge: 0 }, 10],
    [{}, 2],
  ])('rounds %j of 10 down to %d unavailable', (rollingUpdate, expected) => {
    const { strategy } = observe({ strategy: { rollingUpdate } }, updated(10));
    expect(strategy.maxUnavailablePods).toBe(expected);
  });

  it('reads the strategy Recreate', () => {
    const { strategy } = observe(
      { strategy: { type: 'Recreate', rollingUpdate: null } },
      updated(10),
    );
    expect(strategy).toMatchObject({
      type: 'recreate-all',
      maxUnavailablePods: 10,
      maxSurge: '0',
    });
  });
});
