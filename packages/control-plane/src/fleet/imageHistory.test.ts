import type { Manifest } from '../manifests/manifest';
import {
  earlierStates,
  isObserved,
  isRolledOut,
  workloadKey,
} from './imageHistory';

const manifest: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    replicas: 4,
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        containers: [
          { name: 'main', image: 'web:3', ports: [] },
          { name: 'proxy', image: 'proxy:9' },
        ],
      },
    },
  },
};

describe('earlierStates', () => {
  it('has pods in the last state only, and changes nothing but images', () => {
    const states = earlierStates(manifest, [
      { main: 'web:1', proxy: 'proxy:8' },
      { main: 'web:2' },
    ]);
    const withImages = (replicas: number, main: string, proxy: string) => ({
      ...manifest,
      spec: {
        replicas,
        template: {
          metadata: { labels: { app: 'web' } },
          spec: {
            containers: [
              { name: 'main', image: main, ports: [] },
              { name: 'proxy', image: proxy },
            ],
          },
        },
      },
    });
    expect(states).toEqual([
      withImages(0, 'web:1', 'proxy:8'),
      withImages(4, 'web:2', 'proxy:9'),
    ]);
  });

  it('is empty without a history', () => {
    expect(earlierStates(manifest, [])).toEqual([]);
  });
});

describe('isObserved and isRolledOut', () => {
  const live = (generation: number, replicas: number, status?: object) => ({
    metadata: { generation },
    spec: { replicas },
    status,
  });

  it.each([
    ['no status yet', live(1, 2), false, false],
    [
      'counts of the generation before',
      live(2, 2, {
        observedGeneration: 1,
        updatedReplicas: 2,
        availableReplicas: 2,
      }),
      false,
      false,
    ],
    [
      'half updated',
      live(2, 2, {
        observedGeneration: 2,
        updatedReplicas: 1,
        availableReplicas: 2,
      }),
      true,
      false,
    ],
    [
      'not yet available',
      live(2, 2, {
        observedGeneration: 2,
        updatedReplicas: 2,
        availableReplicas: 1,
      }),
      true,
      false,
    ],
    [
      'done',
      live(2, 2, {
        observedGeneration: 2,
        updatedReplicas: 2,
        availableReplicas: 2,
      }),
      true,
      true,
    ],
    [
      'no pods wanted, counts left out',
      live(3, 0, { observedGeneration: 3 }),
      true,
      true,
    ],
  ])('%s', (_, workload, observed, rolledOut) => {
    expect([isObserved(workload), isRolledOut(workload)]).toEqual([
      observed,
      rolledOut,
    ]);
  });
});

describe('workloadKey', () => {
  it('is namespace, kind and name', () => {
    expect(workloadKey(manifest)).toBe('shop/Deployment/web');
  });
});
