import {
  AuthorizeResult,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  clusterHealthPermissions,
  clusterHealthReadPermission,
  entityHealthReadPermission,
} from '@pilotage/plugin-cluster-health-common';
import {
  rolloutPausePermission,
  rolloutPermissions,
  rolloutReadPermission,
  sidecarFleetReadPermission,
} from '@pilotage/plugin-rollout-common';

const platform = 'group:default/team-platform';
const infrastructure = 'group:default/team-mesh';

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

const ours = new Set(
  [...rolloutPermissions, ...clusterHealthPermissions].map(({ name }) => name),
);

/** What everybody who is signed in may see. */
const open = new Set(
  [
    rolloutReadPermission,
    sidecarFleetReadPermission,
    entityHealthReadPermission,
  ].map(({ name }) => name),
);

/** What infrastructure owners may do besides. */
const infrastructureMay = new Set(
  [rolloutPausePermission, clusterHealthReadPermission].map(({ name }) => name),
);

/**
 * A sample to start from:
 *
 * - the platform team may do everything: it alone inspects clusters and waives findings;
 * - everybody sees every rollout, every sidecar, and what of the clusters' health touches a component;
 * - owners of an entity may use every verb on it: whoever owns a sidecar moves it under everybody's pods;
 * - infrastructure owners see whole clusters, may stop any rollout, and do nothing else to it;
 * - the raw Kubernetes proxy is for the platform team alone: the rollout plugin does not need it.
 */
export class DemoPolicy implements PermissionPolicy {
  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const { permission } = request;
    const groups = user?.info.ownershipEntityRefs ?? [];

    if (groups.includes(platform)) return allow;
    if (permission.name === 'kubernetes.proxy') return deny;

    if (!ours.has(permission.name)) return allow;
    if (!user) return deny;
    if (open.has(permission.name)) return allow;
    if (
      infrastructureMay.has(permission.name) &&
      groups.includes(infrastructure)
    ) {
      return allow;
    }
    if (!isResourcePermission(permission, 'catalog-entity')) return deny;
    return createCatalogConditionalDecision(
      permission,
      catalogConditions.isEntityOwner({ claims: groups }),
    );
  }
}
