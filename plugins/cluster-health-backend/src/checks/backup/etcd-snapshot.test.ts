import {
  absent,
  kubeObject,
  nodeRow,
  secondsAgo,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { etcdSnapshot } from './etcd-snapshot';

const nodes = [nodeRow('control', { roles: ['control-plane'] })];
const job = (name: string, hoursAgo?: number, schedule = '0 2 * * *') => ({
  nodes,
  objects: {
    CronJob: [
      kubeObject('CronJob', name, {
        spec: { schedule },
        status:
          hoursAgo === undefined
            ? {}
            : { lastSuccessfulTime: secondsAgo(hoursAgo * 3600) },
      }),
    ],
  },
});

expectVerdicts(etcdSnapshot, [
  {
    when: 'a job succeeded 20 h ago',
    facts: job('kube-system/etcd-backup', 20),
    is: 'pass',
  },
  {
    when: 'it succeeded 40 h ago',
    facts: job('backup/snapshot-etcd', 40),
    is: 'warn',
  },
  {
    when: 'an hourly one succeeded 20 h ago',
    facts: job('kube-system/etcd-backup', 20, '0 * * * *'),
    is: 'fail',
  },
  {
    when: 'it never succeeded',
    facts: job('kube-system/etcd-backup'),
    is: 'fail',
    saying: 'Never succeeded',
  },
  {
    when: 'only other jobs are there',
    facts: job('shop/report', 1),
    is: 'warn',
    saying: 'No snapshot of etcd can be seen',
  },
  {
    when: 'there is none in production',
    facts: { nodes, production: true },
    is: 'fail',
  },
  {
    when: 'k3s wrote a file today',
    facts: {
      nodes,
      objects: {
        ETCDSnapshotFile: [
          kubeObject('ETCDSnapshotFile', 'snap', {
            status: { creationTime: secondsAgo(3600) },
          }),
        ],
      },
    },
    is: 'pass',
  },
  {
    when: 'files are unknown to the cluster, and a job does it',
    facts: {
      ...job('kube-system/etcd-backup', 20),
      objects: {
        ...job('kube-system/etcd-backup', 20).objects,
        ETCDSnapshotFile: absent(),
      },
    },
    is: 'pass',
  },
  { when: 'a cloud runs etcd', facts: {}, is: 'not-applicable' },
  {
    when: 'jobs cannot be read',
    facts: { nodes, objects: { CronJob: unknown() } },
    is: 'unknown',
  },
]);
