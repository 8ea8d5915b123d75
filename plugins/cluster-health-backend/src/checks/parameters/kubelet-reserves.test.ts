import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { kubeletReserves } from './kubelet-reserves';

const config = (kubelet: string) => ({
  objects: {
    ConfigMap: [
      kubeObject('ConfigMap', 'kube-system/kubelet-config', {
        data: { kubelet },
      }),
    ],
  },
});
const all =
  'kubeReserved: {cpu: 100m}\nsystemReserved: {cpu: 100m}\nevictionHard: {memory.available: 5%}';

expectVerdicts(kubeletReserves, [
  { when: 'all are set', facts: config(all), is: 'pass' },
  {
    when: 'one is empty',
    facts: config(all.replace('{memory.available: 5%}', '{}')),
    is: 'warn',
    saying: 'not set: evictionHard',
  },
  {
    when: 'none is set',
    facts: config('kind: KubeletConfiguration'),
    is: 'warn',
  },
  { when: 'it is empty', facts: config(''), is: 'unknown' },
  {
    when: 'kubeadm did not make the cluster',
    facts: { objects: { ConfigMap: [] } },
    is: 'not-applicable',
  },
  {
    when: 'it cannot be read',
    facts: { objects: { ConfigMap: unknown() } },
    is: 'unknown',
  },
]);
