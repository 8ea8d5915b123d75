import {
  absent,
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { backupCoverage } from './backup-coverage';

const claims = ['shop/data', 'pay/data'].map(name =>
  kubeObject('PersistentVolumeClaim', name),
);
const covering = (template: object, paused = false) => ({
  objects: {
    PersistentVolumeClaim: claims,
    Schedule: [
      kubeObject('Schedule', 'velero/daily', { spec: { template, paused } }),
    ],
  },
});

expectVerdicts(backupCoverage, [
  { when: 'everything is included', facts: covering({}), is: 'pass' },
  {
    when: 'everything is included by a star',
    facts: covering({ includedNamespaces: ['*'] }),
    is: 'pass',
  },
  {
    when: 'one is not included',
    facts: covering({ includedNamespaces: ['shop'] }),
    is: 'warn',
    about: ['pay'],
  },
  {
    when: 'one is excluded',
    facts: covering({ excludedNamespaces: ['shop'] }),
    is: 'warn',
    about: ['shop'],
  },
  { when: 'nothing runs', facts: covering({}, true), is: 'not-applicable' },
  {
    when: 'no data is kept',
    facts: {
      objects: { ...covering({}).objects, PersistentVolumeClaim: [] },
    },
    is: 'not-applicable',
  },
  {
    when: 'there is no Velero',
    facts: { objects: { Schedule: absent(), PersistentVolumeClaim: claims } },
    is: 'not-applicable',
  },
  {
    when: 'claims cannot be read',
    facts: {
      objects: { ...covering({}).objects, PersistentVolumeClaim: unknown() },
    },
    is: 'unknown',
  },
]);
