import type { DeploymentSpec } from '../kinds/deployment';
import { template } from '../__testUtils__/startWorld';
import { fencePosts } from './fencePosts';

type Rolling = NonNullable<DeploymentSpec['strategy']>['rollingUpdate'];

const posts = (replicas: number, strategy: DeploymentSpec['strategy']) =>
  fencePosts({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', uid: 'd', resourceVersion: '1' },
    spec: {
      replicas,
      strategy,
      selector: {},
      template: template({ main: 'web:1' }),
    },
  });

describe('fencePosts', () => {
  it.each<[number, Rolling, number, number]>([
    // replicas, strategy, surge, unavailable
    [10, undefined, 3, 2],
    [10, { maxSurge: 1, maxUnavailable: 0 }, 1, 0],
    [2, { maxSurge: '0%', maxUnavailable: '1%' }, 0, 1],
    [2, { maxSurge: '1%', maxUnavailable: '25%' }, 1, 0],
    [3, { maxSurge: '34%', maxUnavailable: '34%' }, 2, 1],
    [2, { maxSurge: 0, maxUnavailable: 5 }, 0, 2],
  ])(
    '%i pods with %j: %i more, %i fewer',
    (replicas, rollingUpdate, maxSurge, maxUnavailable) => {
      expect(posts(replicas, { type: 'RollingUpdate', rollingUpdate })).toEqual(
        {
          replicas,
          maxSurge,
          maxUnavailable,
        },
      );
    },
  );

  it('has neither under type Recreate', () => {
    expect(posts(4, { type: 'Recreate' })).toEqual({
      replicas: 4,
      maxSurge: 0,
      maxUnavailable: 0,
    });
  });
});
