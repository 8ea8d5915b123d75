import {
  kubeObject,
  lease,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { schedulerLease } from './scheduler-lease';

const renewed = (seconds: number) => [
  lease('kube-system/kube-scheduler', seconds),
];

expectVerdicts(schedulerLease, [
  {
    when: 'renewed 20 s ago',
    facts: { objects: { Lease: renewed(20) } },
    is: 'pass',
  },
  {
    when: 'renewed 40 s ago',
    facts: { objects: { Lease: renewed(40) } },
    is: 'warn',
  },
  {
    when: 'renewed 70 s ago',
    facts: { objects: { Lease: renewed(70) } },
    is: 'fail',
    about: ['kube-scheduler'],
  },
  {
    when: 'it looks old only by our clock',
    facts: {
      objects: { Lease: renewed(70) },
      readiness: { clockSkewMs: 60_000 },
    },
    is: 'pass',
  },
  {
    when: 'it looks fresh only by our clock',
    facts: {
      objects: { Lease: renewed(20) },
      readiness: { clockSkewMs: -60_000 },
    },
    is: 'fail',
  },
  {
    when: 'somebody else has one of that name elsewhere',
    facts: { objects: { Lease: [lease('shop/kube-scheduler')] } },
    is: 'unknown',
  },
  {
    when: 'it was never renewed',
    facts: {
      objects: { Lease: [kubeObject('Lease', 'kube-system/kube-scheduler')] },
    },
    is: 'unknown',
  },
  {
    when: 'leases cannot be read',
    facts: { objects: { Lease: unknown('forbidden') } },
    is: 'unknown',
    saying: 'forbidden',
  },
]);
