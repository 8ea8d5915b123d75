import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { OperationGate } from '@pilotage/fleet-node';
import type { Operation } from './operationTable';
import { operationTable, verbOperation } from './operationTable';

const entityRef = 'component:default/cart';
const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'cart', namespace: 'default' },
};
const user = mockCredentials.user('user:default/ada');
const logger = mockServices.logger.mock();
const service = mockCredentials.service('plugin:scaffolder');

const operations: readonly Operation[] = Object.values(operationTable);
const entityOperations = operations.filter(({ scope }) => scope === 'entity');

function gate(options: { allow: readonly string[]; entities?: Entity[] }) {
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(request => ({
        result:
          options.allow.includes(request.permission.name) &&
          (!('resourceRef' in request) || request.resourceRef === entityRef)
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      })),
  });
  return new OperationGate({
    catalog: catalogServiceMock({ entities: options.entities ?? [entity] }),
    permissions,
    logger,
  });
}

/** Goes through the door as its router does; a door of the fleet leads to no entity. */
async function pass(
  through: OperationGate,
  operation: Operation,
  credentials: BackstageCredentials,
): Promise<Entity | undefined> {
  if (operation.scope === 'entity') {
    return (await through.authorizeEntity(operation, entityRef, credentials))
      .entity;
  }
  await through.authorizeFleet(operation, credentials);
  return undefined;
}

describe.each(operations)('operation $name', operation => {
  const others = operations
    .map(other => other.permission.name)
    .filter(name => name !== operation.permission.name);

  it('is allowed by exactly its permission', async () => {
    await expect(
      pass(gate({ allow: [operation.permission.name] }), operation, user),
    ).resolves.toEqual(operation.scope === 'entity' ? entity : undefined);
  });

  it('is refused with every other permission', async () => {
    await expect(
      pass(gate({ allow: others }), operation, user),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('refuses callers without an identity', async () => {
    await expect(
      pass(
        gate({ allow: [operation.permission.name] }),
        operation,
        mockCredentials.none(),
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it(`${
    operation.writes ? 'refuses' : 'accepts'
  } a service alone`, async () => {
    const decision = await pass(
      gate({ allow: [operation.permission.name] }),
      operation,
      service,
    ).then(
      () => 'accepted',
      error => error.name,
    );
    expect(decision).toBe(operation.writes ? 'NotAllowedError' : 'accepted');
  });
});

describe.each(entityOperations)('operation $name', operation => {
  it('knows nothing of an entity the catalog does not show', async () => {
    await expect(
      pass(
        gate({ allow: [operation.permission.name], entities: [] }),
        operation,
        user,
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});

describe('verbOperation', () => {
  it('asks one permission for a verb on a workload, another on a SidecarSet', () => {
    expect(verbOperation('CloneSet', 'set-image').permission.name).toBe(
      'rollout.workload.set-image',
    );
    expect(verbOperation('SidecarSet', 'set-image').permission.name).toBe(
      'rollout.sidecar.update',
    );
    expect(verbOperation('SidecarSet', 'pause').permission.name).toBe(
      'rollout.sidecar.pause',
    );
  });
});
