import {
  kubeObject,
  secondsAgo,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { loadBalancers } from './load-balancers';

const balancer = (ingress: object[], ageSeconds = 3600) => ({
  objects: {
    Service: [
      kubeObject(
        'Service',
        'shop/front',
        {
          spec: { type: 'LoadBalancer' },
          status: { loadBalancer: { ingress } },
        },
        { creationTimestamp: secondsAgo(ageSeconds) },
      ),
    ],
  },
});

expectVerdicts(loadBalancers, [
  { when: 'it has one', facts: balancer([{ ip: '192.0.2.1' }]), is: 'pass' },
  { when: 'it is new', facts: balancer([], 60), is: 'pass' },
  { when: 'it waits', facts: balancer([]), is: 'warn', about: ['front'] },
  { when: 'nobody asks for one', facts: {}, is: 'not-applicable' },
  {
    when: 'services cannot be read',
    facts: { objects: { Service: unknown() } },
    is: 'unknown',
  },
]);
