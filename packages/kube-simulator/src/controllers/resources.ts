/** Resource keys of the kinds the controllers read and write. */
export const resources = {
  pods: 'pods',
  nodes: 'nodes',
  events: 'events',
  leases: 'leases.coordination.k8s.io',
  deployments: 'deployments.apps',
  replicaSets: 'replicasets.apps',
  controllerRevisions: 'controllerrevisions.apps',
  cloneSets: 'clonesets.apps.kruise.io',
  sidecarSets: 'sidecarsets.apps.kruise.io',
  disruptionBudgets: 'poddisruptionbudgets.policy',
} as const;
