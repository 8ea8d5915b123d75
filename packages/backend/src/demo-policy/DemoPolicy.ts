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
  rolloutPausePermission,
  rolloutPermissions,
  rolloutReadPermission,
} from '@pilotage/plugin-rollout-common';

const platform = 'group:default/team-platform';
const infrastructure = 'group:default/team-mesh';

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * A sample to start from:
 *
 * - the platform team may do everything;
 * - everybody sees every rollout;
 * - owners of an entity may use every verb on it;
 * - infrastructure owners may stop any rollout, and do nothing else to it;
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

    const isRollout = rolloutPermissions.some(
      ({ name }) => name === permission.name,
    );
    if (!isRollout) return allow;
    if (!user) return deny;
    if (permission.name === rolloutReadPermission.name) return allow;
    if (
      permission.name === rolloutPausePermission.name &&
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
