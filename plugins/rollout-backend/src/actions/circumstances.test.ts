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
      }),
    ).toEqual([]);
  });
});
