import {
  nodeRow,
  testNow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { cordonOwners } from './cordon-owners';

const annotations = { 'pilotage.dev/cordoned-by': 'user:default/ana' };
const cordoned = (count: number, hours: number, owned: boolean) => ({
  nodes: [
    nodeRow('open'),
    ...Array.from({ length: count }, (_, index) =>
      nodeRow(`closed-${index}`, {
        cordoned: true,
        cordonedBy: {
          manager: 'kubectl-cordon',
          at: testNow - hours * 60 * 60_000,
        },
        annotations: owned ? annotations : {},
      }),
    ),
  ],
});

expectVerdicts(cordonOwners, [
  { when: 'none is cordoned', facts: {}, is: 'pass' },
  { when: 'somebody works on it', facts: cordoned(2, 3, true), is: 'pass' },
  {
    when: 'nobody does',
    facts: cordoned(1, 3, false),
    is: 'warn',
    about: ['closed-0'],
  },
  { when: 'it lasts two days', facts: cordoned(1, 48, true), is: 'warn' },
  { when: 'two are forgotten', facts: cordoned(2, 3, false), is: 'fail' },
  { when: 'none is shown', facts: { nodes: [] }, is: 'not-applicable' },
  { when: 'nodes cannot be read', facts: { nodes: unknown() }, is: 'unknown' },
]);
