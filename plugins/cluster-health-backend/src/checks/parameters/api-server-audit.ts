import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import {
  apiServerArguments,
  judgeDocument,
  kubeadmConfig,
} from '../shared/kubeadm';
import { failInProduction } from '../shared/verdicts';

export const apiServerAudit: ClusterCheck = {
  id: 'api-server-audit',
  pillar: 'parameters',
  title: 'The API server writes an audit log',
  why: 'Without it nobody can say who changed what, after the fact.',
  limits:
    'passes: an audit log path or webhook is set; warns: not set; fails: not set in production; not applicable: kubeadm did not make the cluster',
  suggestion:
    'Set audit-policy-file and audit-log-path, or the webhook, in kubeadm’s configuration.',
  hard: false,
  cost: 'C1',
  reads: [kubeadmConfig],
  evaluate: facts =>
    judgeDocument(facts, kubeadmConfig, 'ClusterConfiguration', document => {
      const given = apiServerArguments(document);
      const set = ['audit-log-path', 'audit-webhook-config-file'].some(name =>
        given.has(name),
      );
      return {
        verdict: set ? 'pass' : failInProduction(facts),
        summary: set
          ? 'An audit log is set'
          : 'An audit log is not set; it should be',
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
