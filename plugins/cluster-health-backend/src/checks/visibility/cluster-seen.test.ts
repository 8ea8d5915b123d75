import type { ClusterState } from '@pilotage/fleet-common';
import { testNow } from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { clusterSeen } from './cluster-seen';

const since = testNow - 60_000;

expectVerdicts(clusterSeen, [
  { when: 'live and just heard from', facts: {}, is: 'pass' },
  {
    when: 'silent for 90 s',
    facts: { sight: { lastSeen: testNow - 90_000 } },
    is: 'warn',
  },
  {
    when: 'silent for 6 min',
    facts: { sight: { lastSeen: testNow - 360_000 } },
    is: 'fail',
  },
  {
    when: 'it refuses us',
    facts: { condition: { state: 'forbidden', since, reason: 'list pods' } },
    is: 'fail',
    saying: 'forbidden: list pods',
  },
  {
    when: 'in a state nobody has heard of',
    facts: {
      condition: { state: 'hibernating', since } as unknown as ClusterState,
    },
    is: 'fail',
    saying: 'hibernating',
  },
  {
    when: 'the first synchronisation runs',
    facts: { condition: { state: 'syncing', since } },
    is: 'unknown',
  },
  {
    when: 'nothing was heard yet',
    facts: { sight: { lastSeen: undefined } },
    is: 'unknown',
  },
]);
