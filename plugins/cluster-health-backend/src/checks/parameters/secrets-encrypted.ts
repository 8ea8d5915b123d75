import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import {
  apiServerArguments,
  judgeDocument,
  kubeadmConfig,
} from '../shared/kubeadm';
import { failInProduction } from '../shared/verdicts';

export const secretsEncrypted: ClusterCheck = {
  id: 'secrets-encrypted',
  pillar: 'parameters',
  title: 'Secrets are encrypted in etcd',
  why: 'Whoever gets at a disk or a backup of etcd reads every Secret of a cluster that stores them in plain text.',
  limits:
    'passes: an encryption provider is set; warns: not set; fails: not set in production; not applicable: kubeadm did not make the cluster',
  suggestion:
    'Set encryption-provider-config in kubeadm’s configuration, then rewrite every Secret once.',
  hard: false,
  cost: 'C1',
  reads: [kubeadmConfig],
  evaluate: facts =>
    judgeDocument(facts, kubeadmConfig, 'ClusterConfiguration', document => {
      const given = apiServerArguments(document);
      const set = ['encryption-provider-config'].some(name => given.has(name));
      return {
        verdict: set ? 'pass' : failInProduction(facts),
        summary: set
          ? 'An encryption provider is set'
          : 'An encryption provider is not set; it should be',
        evidence: [
          {
            source: `${document.source} apiServer.extraArgs`,
            value: [...given.keys()].join(', ') || 'none',
            at: document.at,
          },
        ],
      };
    }),
};
