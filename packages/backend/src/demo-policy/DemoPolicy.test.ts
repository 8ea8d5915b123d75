import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  clusterHealthReadPermission,
  entityHealthReadPermission,
  inspectionRunPermission,
  waiverWritePermission,
} from '@pilotage/plugin-cluster-health-common';
import {
  rolloutPausePermission,
  rolloutReadPermission,
  rolloutSetImagePermission,
  sidecarFleetReadPermission,
  sidecarUpdatePermission,
} from '@pilotage/plugin-rollout-common';
import { DemoPolicy } from './DemoPolicy';

function member(...groups: string[]): PolicyQueryUser {
  return {
    info: {
      userEntityRef: 'user:default/somebody',
      ownershipEntityRefs: groups,
    },
  } as PolicyQueryUser;
}

const developer = member('group:default/team-shop');
const infrastructure = member('group:default/team-mesh');
const platform = member('group:default/team-platform');
const { ALLOW, DENY, CONDITIONAL } = AuthorizeResult;

describe('DemoPolicy', () => {
  it.each([
    ['platform', platform, rolloutSetImagePermission, ALLOW],
    ['developer', developer, rolloutReadPermission, ALLOW],
    ['developer', developer, rolloutSetImagePermission, CONDITIONAL],
    ['developer', developer, rolloutPausePermission, CONDITIONAL],
    ['infrastructure', infrastructure, rolloutPausePermission, ALLOW],
    ['infrastructure', infrastructure, rolloutSetImagePermission, CONDITIONAL],
    ['developer', developer, sidecarFleetReadPermission, ALLOW],
    ['developer', developer, sidecarUpdatePermission, CONDITIONAL],
    ['developer', developer, entityHealthReadPermission, ALLOW],
    ['developer', developer, clusterHealthReadPermission, DENY],
    ['developer', developer, inspectionRunPermission, DENY],
    ['infrastructure', infrastructure, sidecarUpdatePermission, CONDITIONAL],
    ['infrastructure', infrastructure, clusterHealthReadPermission, ALLOW],
    ['infrastructure', infrastructure, waiverWritePermission, DENY],
    ['platform', platform, waiverWritePermission, ALLOW],
    ['nobody', undefined, entityHealthReadPermission, DENY],
    ['nobody', undefined, rolloutReadPermission, DENY],
    ['nobody', undefined, rolloutSetImagePermission, DENY],
  ])('%s: %#', async (_who, user, permission, result) => {
    const decision = await new DemoPolicy().handle({ permission }, user);
    expect(decision.result).toBe(result);
  });

  it('lets the owner of an entity use its verbs, by the claims of the person', async () => {
    expect(
      await new DemoPolicy().handle(
        { permission: rolloutSetImagePermission },
        developer,
      ),
    ).toMatchObject({
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        params: { claims: ['group:default/team-shop'] },
      },
    });
  });

  it('keeps the raw Kubernetes proxy from everybody but the platform team', async () => {
    const permission = {
      type: 'basic' as const,
      name: 'kubernetes.proxy',
      attributes: {},
    };
    expect(
      (await new DemoPolicy().handle({ permission }, developer)).result,
    ).toBe(DENY);
    expect(
      (await new DemoPolicy().handle({ permission }, platform)).result,
    ).toBe(ALLOW);
  });
});
