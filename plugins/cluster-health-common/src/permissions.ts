import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import { createPermission } from '@backstage/plugin-permission-common';

/** See the health of whole clusters: nodes, causes of all teams, reports. @public */
export const clusterHealthReadPermission = createPermission({
  name: 'cluster-health.cluster.read',
  attributes: { action: 'read' },
});

/** See what of the clusters' health touches one component. @public */
export const entityHealthReadPermission = createPermission({
  name: 'cluster-health.entity.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Run an inspection now. @public */
export const inspectionRunPermission = createPermission({
  name: 'cluster-health.inspection.run',
  attributes: { action: 'create' },
});

/** Accept a failing check until a date, or take that back. @public */
export const waiverWritePermission = createPermission({
  name: 'cluster-health.waiver.write',
  attributes: { action: 'update' },
});

/** Take a node out of the divisor of the online rate. @public */
export const nodeRetirePermission = createPermission({
  name: 'cluster-health.node.retire',
  attributes: { action: 'delete' },
});

/** All permissions of the cluster health plugin. @public */
export const clusterHealthPermissions = [
  clusterHealthReadPermission,
  entityHealthReadPermission,
  inspectionRunPermission,
  waiverWritePermission,
  nodeRetirePermission,
];
