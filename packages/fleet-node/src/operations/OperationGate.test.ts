import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import type { EntityScopedOperation, FleetScopedOperation } from './operation';
import { OperationGate } from './OperationGate';

const cart: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'cart', namespace: 'default' },
};
const ref = 'component:default/cart';
const ada = mockCredentials.user('user:default/ada');
const audit = { eventId: 'test', severity: 'low' } as const;

const look: EntityScopedOperation = {
  name: 'look',
  scope: 'entity',
  writes: false,
  principals: ['user', 'service'],
  permission: createPermission({
    name: 'test.look',
    attributes: { action: 'read' },
    resourceType: 'catalog-entity',
  }),
  audit,
};
const count: FleetScopedOperation = {
  name: 'count',
  scope: 'fleet',
  writes: false,
  principals: ['user', 'service'],
  permission: createPermission({
    name: 'test.count',
    attributes: { action: 'read' },
  }),
  audit,
};
const change: FleetScopedOperation = {
  ...count,
  name: 'change',
  writes: true,
  principals: ['user'],
};

type Decide = () => Promise<AuthorizeResult.ALLOW | AuthorizeResult.DENY>;

function gateThat(decide: Decide, entities: Entity[] = [cart]) {
  const asked: unknown[] = [];
  const catalog = catalogServiceMock({ entities });
  const gate = new OperationGate({
    catalog,
    logger: mockServices.logger.mock(),
    permissions: mockServices.permissions.mock({
      authorize: async questions => {
        asked.push(...questions);
        const result = await decide();
        return questions.map(() => ({ result }));
      },
    }),
  });
  return { gate, asked, catalog };
}

const allow: Decide = async () => AuthorizeResult.ALLOW;
const deny: Decide = async () => AuthorizeResult.DENY;
const fail: Decide = async () => {
  throw Object.assign(new Error('401'), { statusCode: 401 });
};

it('asks about the fleet without a resource, and about an entity with it', async () => {
  const { gate, asked } = gateThat(allow);
  expect(await gate.authorizeFleet(count, ada)).toBe('user:default/ada');
  expect(await gate.authorizeEntity(look, ref, ada)).toMatchObject({
    actor: 'user:default/ada',
    entity: cart,
  });
  expect(asked).toEqual([
    { permission: count.permission },
    { permission: look.permission, resourceRef: ref },
  ]);
});

it.each<[string, Decide, string]>([
  ['a denial', deny, 'NotAllowedError'],
  ['no decision', fail, 'ServiceUnavailableError'],
])('lets nobody in on %s, and without a 401', async (_, decide, name) => {
  const { gate } = gateThat(decide);
  for (const refusal of [
    gate.authorizeFleet(count, ada),
    gate.authorizeEntity(look, ref, ada),
  ]) {
    const error = await refusal.then(
      () => undefined,
      thrown => thrown,
    );
    expect(error).toMatchObject({ name });
    expect(error).not.toHaveProperty('statusCode');
  }
});

it.each([
  ['a service', mockCredentials.service()],
  ['nobody', mockCredentials.none()],
])('asks nobody whether %s may change something', async (_, credentials) => {
  const { gate, asked } = gateThat(allow);
  await expect(gate.authorizeFleet(change, credentials)).rejects.toMatchObject({
    name: 'NotAllowedError',
  });
  expect(asked).toEqual([]);
});

it('lets a service look', async () => {
  const { gate } = gateThat(allow);
  const service = mockCredentials.service('plugin:rollout');
  expect(await gate.authorizeFleet(count, service)).toBe('plugin:rollout');
});

it('does not tell an entity that is hidden apart from one that is not there', async () => {
  const { gate } = gateThat(allow, []);
  await expect(gate.authorizeEntity(look, ref, ada)).rejects.toMatchObject({
    name: 'NotFoundError',
  });
});

it('reads the entity with the credentials of the caller', async () => {
  const { gate, catalog } = gateThat(allow);
  const read = jest.spyOn(catalog, 'getEntityByRef');
  await gate.authorizeEntity(look, ref, ada);
  expect(read).toHaveBeenCalledWith(ref, { credentials: ada });
});
