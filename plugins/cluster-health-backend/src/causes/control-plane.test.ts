import {
  clusterFacts,
  unseenClusterFacts,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findControlPlane } from './control-plane';

it('finds each part that is not ready', () => {
  const facts = clusterFacts({
    readiness: {
      status: 500,
      parts: [
        { name: 'ping', ok: true },
        { name: 'etcd', ok: false },
        { name: 'poststarthook/x', ok: false },
      ],
    },
  });
  expect(findControlPlane(facts)).toMatchObject([
    {
      key: 'control-plane/etcd',
      severity: 'bad',
      detail: '/readyz answers 500',
    },
    { key: 'control-plane/poststarthook/x', severity: 'bad' },
  ]);
});

it('believes the status when no part is named', () => {
  const facts = clusterFacts({ readiness: { status: 503, parts: [] } });
  expect(findControlPlane(facts)).toMatchObject([
    { key: 'control-plane/readyz', title: 'The API server is not ready' },
  ]);
});

it('finds nothing in a ready one, and claims nothing about one that does not answer', () => {
  expect(findControlPlane(clusterFacts())).toEqual([]);
  expect(findControlPlane(unseenClusterFacts())).toEqual([]);
});
