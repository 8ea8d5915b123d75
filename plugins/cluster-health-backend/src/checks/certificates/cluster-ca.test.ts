import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import {
  endsIn10Years,
  endsIn259Days,
  endsIn45Days,
} from '../__testUtils__/certificates';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { clusterCa } from './cluster-ca';

const holding = (pem: string, namespace = 'kube-system') => ({
  objects: {
    ConfigMap: [
      kubeObject('ConfigMap', `${namespace}/kube-root-ca.crt`, {
        data: { 'ca.crt': pem },
      }),
    ],
  },
});

expectVerdicts(clusterCa, [
  { when: 'years are left', facts: holding(endsIn10Years), is: 'pass' },
  { when: '259 days are left', facts: holding(endsIn259Days), is: 'warn' },
  { when: '45 days are left', facts: holding(endsIn45Days), is: 'fail' },
  {
    when: 'a new authority is trusted already',
    facts: holding(endsIn45Days + endsIn10Years),
    is: 'pass',
  },
  { when: 'it is no certificate', facts: holding('secret'), is: 'unknown' },
  {
    when: 'only another namespace’s is shown',
    facts: holding(endsIn10Years, 'shop'),
    is: 'unknown',
  },
  {
    when: 'it cannot be read',
    facts: { objects: { ConfigMap: unknown() } },
    is: 'unknown',
  },
]);
