import type { CauseKind } from '@pilotage/plugin-cluster-health-common';

/**
 * Titles of causes by their kind, for languages the backend does not write. In English the backend's own sentence is
 * shown; these say what is true of every cause of the kind, with the values it sends along.
 */
export const causeTitles = {
  'cluster-not-seen': 'The cluster is not seen, or not in full',
  'control-plane': 'The control plane is not ready: {{part}}',
  'dead-controller': '{{controller}} has no leader',
  'node-not-ready': 'Nodes are not ready',
  'node-pressure': 'Nodes under {{condition}}',
  'node-cordoned': 'Nodes are cordoned',
  'crash-loop': '{{workload}} cannot keep its containers running',
  'self-healing-restarts': '{{workload}} restarts again and again',
  'image-pull': '{{workload}} cannot pull its image',
  pending: 'Pods of {{workload}} cannot start',
  terminating: 'Pods of {{workload}} will not go away',
  'out-of-memory': '{{workload}} runs out of memory',
  'service-without-endpoints': '{{service}} has no ready endpoint',
  'dead-budget': '{{budget}} never allows an eviction',
  'webhook-without-endpoints': 'A webhook of {{configuration}} has no endpoint',
} as const satisfies Record<CauseKind, string>;
