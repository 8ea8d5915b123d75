import { ago, makePod, now } from '../__testUtils__/makePod';
import type { Taint } from '../kinds/node';
import type { Pod, Toleration } from '../kinds/pod';
import { evictByTaints } from './taintEviction';

const lostFor = (seconds: number): readonly Taint[] => [
  {
    key: 'node.kubernetes.io/unreachable',
    effect: 'NoExecute',
    timeAdded: ago(seconds),
  },
];

const podWith = (name: string, tolerations?: readonly Toleration[]): Pod => {
  const pod = makePod(name);
  return tolerations ? { ...pod, spec: { ...pod.spec, tolerations } } : pod;
};

const gone = (taints: readonly Taint[], ...pods: Pod[]) =>
  evictByTaints(taints, () => pods, now).actions.flatMap(action =>
    action.verb === 'delete' ? [action.name.name] : [],
  );

describe('evictByTaints', () => {
  it('waits five minutes, and says when they are over', () => {
    expect(evictByTaints(lostFor(240), () => [podWith('a')], now)).toEqual({
      actions: [],
      requeueAfterMs: 60_000,
    });
    expect(gone(lostFor(300), podWith('a'))).toEqual(['a']);
  });

  it.each<[string, readonly Toleration[], readonly string[]]>([
    ['for ever', [{ operator: 'Exists' }], []],
    [
      'for a shorter time',
      [
        {
          key: 'node.kubernetes.io/unreachable',
          operator: 'Exists',
          effect: 'NoExecute',
          tolerationSeconds: 10,
        },
      ],
      ['a'],
    ],
    ['something else', [{ key: 'gpu', operator: 'Exists' }], []],
  ])('heeds a pod that tolerates %s', (_, tolerations, expected) => {
    expect(gone(lostFor(60), podWith('a', tolerations))).toEqual(expected);
  });

  it('leaves alone what is on its way out, and nodes without such taints', () => {
    const pod = podWith('a');
    const leaving: Pod = {
      ...pod,
      metadata: { ...pod.metadata, deletionTimestamp: ago(1) },
    };
    expect(gone(lostFor(900), leaving)).toEqual([]);
    expect(gone([], pod)).toEqual([]);
  });

  it('says in the pod why it goes', () => {
    const [status] = evictByTaints(
      lostFor(300),
      () => [podWith('a')],
      now,
    ).actions;
    expect(status).toMatchObject({
      verb: 'updateStatus',
      object: {
        status: {
          conditions: expect.arrayContaining([
            expect.objectContaining({
              type: 'DisruptionTarget',
              reason: 'DeletionByTaintManager',
            }),
          ]),
        },
      },
    });
  });
});
