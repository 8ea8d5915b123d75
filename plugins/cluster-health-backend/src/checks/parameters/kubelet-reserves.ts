import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { judgeDocument, kubeletConfig } from '../shared/kubeadm';

const wanted = ['kubeReserved', 'systemReserved', 'evictionHard'] as const;

export const kubeletReserves: ClusterCheck = {
  id: 'kubelet-reserves',
  pillar: 'parameters',
  title: 'Kubelets keep something back for themselves',
  why: 'Pods that may take all of a node starve the kubelet: the node is lost instead of one pod.',
  limits:
    'kubelet-config sets kubeReserved, systemReserved and evictionHard; passes: all three; warns: fewer; not applicable: kubeadm did not make the cluster',
  suggestion:
    'Reserve CPU and memory for the system in the kubelet configuration, then restart the kubelets one by one.',
  hard: false,
  cost: 'C1',
  reads: [kubeletConfig],
  evaluate: facts =>
    judgeDocument(facts, kubeletConfig, 'kubelet', ({ value, source, at }) => {
      const missing = wanted.filter(name => !isSet(value[name]));
      return {
        verdict: missing.length ? 'warn' : 'pass',
        summary: missing.length
          ? `not set: ${missing.join(', ')}; all three should be`
          : 'kubeReserved, systemReserved and evictionHard are set',
        evidence: wanted.map(name => ({
          source: `${source} ${name}`,
          value: isSet(value[name]) ? JSON.stringify(value[name]) : 'not set',
          at,
        })),
      };
    }),
};

function isSet(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Object.keys(value).length > 0
  );
}
