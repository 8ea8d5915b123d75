import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import { createPermission } from '@backstage/plugin-permission-common';

/**
 * All permissions are scoped to the catalog entity the workload belongs to, so that existing rules such as
 * IS_ENTITY_OWNER decide about them.
 */
const resourceType = RESOURCE_TYPE_CATALOG_ENTITY;

/** See an entity's workloads, pods, events and logs. @public */
export const rolloutReadPermission = createPermission({
  name: 'rollout.workload.read',
  attributes: { action: 'read' },
  resourceType,
});

/** Set images: start a rollout. @public */
export const rolloutSetImagePermission = createPermission({
  name: 'rollout.workload.set-image',
  attributes: { action: 'update' },
  resourceType,
});

/** Move a rollout on: resume, change the partition, promote fully. @public */
export const rolloutPromotePermission = createPermission({
  name: 'rollout.workload.promote',
  attributes: { action: 'update' },
  resourceType,
});

/** Stop a rollout where it is. Separate, because more people may stop than start. @public */
export const rolloutPausePermission = createPermission({
  name: 'rollout.workload.pause',
  attributes: { action: 'update' },
  resourceType,
});

/** Go back to an earlier revision. @public */
export const rolloutRollbackPermission = createPermission({
  name: 'rollout.workload.rollback',
  attributes: { action: 'update' },
  resourceType,
});

/** Move a sidecar under everybody's pods; asked about the entity that owns the SidecarSet. @public */
export const sidecarUpdatePermission = createPermission({
  name: 'rollout.sidecar.update',
  attributes: { action: 'update' },
  resourceType,
});

/** Stop a sidecar's update or injection; asked about the entity that owns the SidecarSet. @public */
export const sidecarPausePermission = createPermission({
  name: 'rollout.sidecar.pause',
  attributes: { action: 'update' },
  resourceType,
});

/** See which sidecar runs where, over the whole fleet. @public */
export const sidecarFleetReadPermission = createPermission({
  name: 'rollout.sidecar.fleet.read',
  attributes: { action: 'read' },
});

/** All permissions of the rollout plugin. @public */
export const rolloutPermissions = [
  rolloutReadPermission,
  rolloutSetImagePermission,
  rolloutPromotePermission,
  rolloutPausePermission,
  rolloutRollbackPermission,
  sidecarUpdatePermission,
  sidecarPausePermission,
  sidecarFleetReadPermission,
];
