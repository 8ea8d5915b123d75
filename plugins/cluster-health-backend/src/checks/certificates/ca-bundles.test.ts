import {
  kubeObject,
  testNow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import {
  caBundle,
  endsIn10Years,
  endsIn5Days,
} from '../__testUtils__/certificates';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { caBundles } from './ca-bundles';

const hook = (bundle: string) =>
  kubeObject('ValidatingWebhookConfiguration', 'policy', {
    webhooks: [{ name: 'a.policy', clientConfig: { caBundle: bundle } }],
  });
const trusting = (bundle: string) => ({
  objects: { ValidatingWebhookConfiguration: [hook(bundle)] },
});
const month = 30 * 24 * 60 * 60 * 1000;

expectVerdicts(caBundles, [
  {
    when: 'years are left',
    facts: trusting(caBundle(endsIn10Years)),
    is: 'pass',
  },
  {
    when: '5 days are left',
    facts: trusting(caBundle(endsIn5Days)),
    is: 'warn',
    about: ['policy'],
  },
  {
    when: 'the next one is trusted already',
    facts: trusting(caBundle(endsIn5Days, endsIn10Years)),
    is: 'pass',
  },
  {
    when: 'it ended',
    facts: { ...trusting(caBundle(endsIn5Days)), now: testNow + month },
    is: 'fail',
  },
  { when: 'it is no certificate', facts: trusting('Cg=='), is: 'warn' },
  {
    when: 'an aggregated API’s ends soon',
    facts: {
      objects: {
        APIService: [
          kubeObject('APIService', 'v1.x', {
            spec: { caBundle: caBundle(endsIn5Days) },
          }),
        ],
      },
    },
    is: 'warn',
    about: ['v1.x'],
  },
  { when: 'nobody sets one', facts: {}, is: 'not-applicable' },
  {
    when: 'configurations cannot be read',
    facts: { objects: { ValidatingWebhookConfiguration: unknown() } },
    is: 'unknown',
  },
]);
