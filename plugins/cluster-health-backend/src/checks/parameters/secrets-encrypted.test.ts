import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { secretsEncrypted } from './secrets-encrypted';

const config = (ClusterConfiguration: string) => ({
  objects: {
    ConfigMap: [
      kubeObject('ConfigMap', 'kube-system/kubeadm-config', {
        data: { ClusterConfiguration },
      }),
    ],
  },
});

expectVerdicts(secretsEncrypted, [
  {
    when: 'set in the old format',
    facts: config(
      'apiServer:\n  extraArgs:\n    encryption-provider-config: /etc/x',
    ),
    is: 'pass',
  },
  {
    when: 'set in the new format',
    facts: config(
      'apiServer:\n  extraArgs:\n    - name: encryption-provider-config\n      value: /etc/x',
    ),
    is: 'pass',
  },
  { when: 'not set', facts: config('apiServer: {}'), is: 'warn' },
  { when: 'nothing is said of it', facts: config('apiServer:'), is: 'warn' },
  {
    when: 'not set in production',
    facts: { ...config('apiServer: {}'), production: true },
    is: 'fail',
  },
  { when: 'it is no YAML', facts: config('a: [b'), is: 'unknown' },
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
