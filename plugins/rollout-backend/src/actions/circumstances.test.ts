import type { ServingMark } from '@pilotage/fleet-common';
import { circumstances } from './circumstances';

type Options = Parameters<typeof circumstances>[0];

const diff = [{ path: 'spec.paused', after: 'true' }];
const argo = {
  annotations: {
    'argocd.argoproj.io/tracking-id': 'shop:apps/Deployment:shop/cart',
  },
};
const unread = [{ kind: 'PodUnavailableBudget', reason: 'forbidden' }];
const owned =
  'argo-cd (Application shop) owns this object and may put back what was there before.';
const notRead = 'PodUnavailableBudget could not be read: forbidden';

const target = {
  cluster: 'east',
  verb: 'set-image',
  serving: undefined,
} as const;

describe('circumstances', () => {
  it.each<[string, Options['forecast'], string[]]>([
    ['a change of pods', { mode: 'in-place', diff, pods: 3 }, [owned, notRead]],
    ['a change of the object alone', { mode: 'none', diff, pods: 0 }, [owned]],
    ['no change', { mode: 'none', diff: [], pods: 0 }, []],
    ['a change that is refused', { mode: 'rejected', diff, pods: 3 }, []],
  ])('%s', (_, forecast, expected) => {
    const found = circumstances({
      forecast,
      metadata: argo,
      guards: { unread },
      target,
    });
    expect(found.map(({ message }) => message)).toEqual(expected);
    expect(found.every(({ severity }) => severity === 'note')).toBe(true);
  });

  it('has nothing to say of an object without an owner and guards that were read', () => {
    expect(
      circumstances({
        forecast: { mode: 'recreate', diff, pods: 3 },
        metadata: { labels: {} },
        guards: { unread: [] },
        target,
      }),
    ).toEqual([]);
  });

  it('says first that the cluster should get no work', () => {
    const serving: ServingMark = {
      state: 'not-serving',
      reason: 'etcd has no leader',
      checks: [],
      since: 1,
    };
    const say = (forecast: Options['forecast']) =>
      circumstances({
        forecast,
        metadata: argo,
        guards: { unread: [] },
        target: { ...target, serving },
      }).map(({ severity, message }) => `${severity}: ${message}`);
    expect(say({ mode: 'none', diff, pods: 0 })).toEqual([
      'warns: east should be given no new work now: etcd has no leader',
      `note: ${owned}`,
    ]);
    expect(say({ mode: 'none', diff: [], pods: 0 })).toEqual([]);
  });
});
