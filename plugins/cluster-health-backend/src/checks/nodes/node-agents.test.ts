import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { nodeAgents } from './node-agents';

const set = (name: string, wanted: number, ready: number) =>
  kubeObject('DaemonSet', `kube-system/${name}`, {
    status: { desiredNumberScheduled: wanted, numberReady: ready },
  });
const objects = (...DaemonSet: ReturnType<typeof set>[]) => ({
  objects: { DaemonSet },
});

expectVerdicts(nodeAgents, [
  { when: 'all are complete', facts: objects(set('cni', 9, 9)), is: 'pass' },
  {
    when: 'one pod is missing',
    facts: objects(set('cni', 9, 9), set('logs', 9, 8)),
    is: 'warn',
    about: ['logs'],
  },
  {
    when: 'several are missing',
    facts: objects(set('cni', 9, 6)),
    is: 'fail',
  },
  {
    when: 'few of very many',
    facts: objects(set('cni', 900, 892)),
    is: 'warn',
  },
  {
    when: 'it is meant for no node',
    facts: objects(set('gpu', 0, 0)),
    is: 'pass',
  },
  { when: 'there is none', facts: objects(), is: 'not-applicable' },
  {
    when: 'DaemonSets cannot be read',
    facts: { objects: { DaemonSet: unknown() } },
    is: 'unknown',
  },
]);
