import type { Entity } from '@backstage/catalog-model';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { OperationGate } from './OperationGate';
import { operationTable } from './operationTable';

const entityRef = 'component:default/cart';
const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'cart', namespace: 'default' },
};
const user = mockCredentials.user('user:default/ada');
const logger = mockServices.logger.mock();
const service = mockCredentials.service('plugin:scaffolder');

function gate(options: { allow: readonly string[]; entities?: Entity[] }) {
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(request => ({
        result:
          options.allow.includes(request.permission.name) &&
          'resourceRef' in request &&
          request.resourceRef === entityRef
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

describe.each(Object.values(operationTable))('operation $name', operation => {
  const others = Object.values(operationTable)
    .map(other => other.permission.name)
    .filter(name => name !== operation.permission.name);

  it('is allowed by exactly its permission on the entity', async () => {
    await expect(
      gate({ allow: [operation.permission.name] }).authorize(
        operation,
        entityRef,
        user,
      ),
    ).resolves.toEqual(entity);
  });

  it('is refused with every other permission', async () => {
    await expect(
      gate({ allow: others }).authorize(operation, entityRef, user),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('knows nothing of an entity the catalog does not show', async () => {
    await expect(
      gate({
        allow: [operation.permission.name],
        entities: [],
      }).authorize(operation, entityRef, user),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('refuses callers without an identity', async () => {
    await expect(
      gate({ allow: [operation.permission.name] }).authorize(
        operation,
        entityRef,
        mockCredentials.none(),
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it(`${
    operation.writes ? 'refuses' : 'accepts'
  } a service alone`, async () => {
    const decision = await gate({ allow: [operation.permission.name] })
      .authorize(operation, entityRef, service)
      .then(
        () => 'accepted',
        error => error.name,
      );
    expect(decision).toBe(operation.writes ? 'NotAllowedError' : 'accepted');
  });
});

describe('OperationGate', () => {
  it('fails closed, and without a 401, when nobody can decide', async () => {
    const unreachable = Object.assign(new Error('401'), { statusCode: 401 });
    const failing = new OperationGate({
      catalog: catalogServiceMock({ entities: [entity] }),
      permissions: mockServices.permissions.mock({
        authorize: async () => {
          throw unreachable;
        },
      }),
      logger,
    });
    const refusal = failing.authorize(operationTable.stream, entityRef, user);
    await expect(refusal).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    await expect(refusal).rejects.not.toHaveProperty('statusCode');
  });

  it('reads the entity with the credentials of the caller', async () => {
    const catalog = catalogServiceMock.mock({
      getEntityByRef: async () => entity,
    });
    const permissions = mockServices.permissions.mock({
      authorize: async () => [{ result: AuthorizeResult.ALLOW }],
    });
    await new OperationGate({ catalog, permissions, logger }).authorize(
      operationTable.stream,
      entityRef,
      user,
    );
    expect(catalog.getEntityByRef).toHaveBeenCalledWith(entityRef, {
      credentials: user,
    });
  });
});
