import {
  podRow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { controlPlanePods } from './control-plane-pods';

const component = (name: string, ...ready: boolean[]) =>
  ready.map((isReady, index) =>
    podRow(`kube-system/${name}-${index}`, {
      labels: { tier: 'control-plane', component: name },
      ready: isReady,
    }),
  );

expectVerdicts(controlPlanePods, [
  {
    when: 'all are ready',
    facts: { pods: component('etcd', true, true, true) },
    is: 'pass',
  },
  {
    when: 'one of three etcd members is down',
    facts: { pods: component('etcd', true, false, true) },
    is: 'warn',
    about: ['etcd-1'],
  },
  {
    when: 'a component has lost its quorum, though most pods are fine',
    facts: {
      pods: [
        ...component('etcd', true, false, false),
        ...component('kube-apiserver', true, true, true),
        ...component('kube-scheduler', true, true, true),
      ],
    },
    is: 'fail',
  },
  {
    when: 'a cloud runs it out of sight',
    facts: { pods: [podRow('shop/cart', { ready: false })] },
    is: 'not-applicable',
  },
  { when: 'pods cannot be read', facts: { pods: unknown() }, is: 'unknown' },
]);
