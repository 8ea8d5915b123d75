import { testNow } from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { kindsReadable } from './kinds-readable';

const hidden = (...reasons: string[]) => ({
  sight: {
    notReadable: reasons.map(reason => ({ resource: 'services', reason })),
  },
});

expectVerdicts(kindsReadable, [
  { when: 'everything is read', facts: {}, is: 'pass' },
  {
    when: 'one is forbidden',
    facts: hidden('forbidden: list services', 'not read yet'),
    is: 'warn',
    saying: 'kinds that cannot be read: 1',
  },
  {
    when: 'the first read is on its way',
    facts: hidden('not read yet'),
    is: 'unknown',
  },
  {
    when: 'the cluster is away',
    facts: {
      condition: { state: 'unreachable', since: testNow, reason: 'refused' },
    },
    is: 'unknown',
  },
]);
