import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { quotaUsage } from './quota-usage';

const quota = (hard: object, used: object) => ({
  objects: {
    ResourceQuota: [
      kubeObject('ResourceQuota', 'shop/team', { status: { hard, used } }),
    ],
  },
});

expectVerdicts(quotaUsage, [
  { when: 'half', facts: quota({ pods: '10' }, { pods: '5' }), is: 'pass' },
  {
    when: 'nine tenths, in other units',
    facts: quota({ cpu: '1', pods: '10' }, { cpu: '900m', pods: '1' }),
    is: 'warn',
    about: ['team'],
  },
  { when: 'all', facts: quota({ pods: '10' }, { pods: '10' }), is: 'fail' },
  {
    when: 'a resource is forbidden, and not used',
    facts: quota({ pods: '10', services: '0' }, { pods: '1', services: '0' }),
    is: 'pass',
  },
  { when: 'nothing is limited', facts: quota({}, {}), is: 'not-applicable' },
  {
    when: 'quotas cannot be read',
    facts: { objects: { ResourceQuota: unknown() } },
    is: 'unknown',
  },
]);
