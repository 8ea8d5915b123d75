import {
  kubeObject,
  secondsAgo,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { namespacesGo } from './namespaces-go';

const deleted = (seconds: number) => ({
  objects: {
    Namespace: [
      kubeObject('Namespace', 'shop'),
      kubeObject(
        'Namespace',
        'old',
        {},
        { deletionTimestamp: secondsAgo(seconds) },
      ),
    ],
  },
});

expectVerdicts(namespacesGo, [
  { when: 'none is deleted', facts: {}, is: 'pass' },
  { when: 'one goes for 10 min', facts: deleted(600), is: 'pass' },
  {
    when: 'one goes for 2 h',
    facts: deleted(7200),
    is: 'warn',
    about: ['old'],
  },
  {
    when: 'namespaces cannot be read',
    facts: { objects: { Namespace: unknown() } },
    is: 'unknown',
  },
]);
