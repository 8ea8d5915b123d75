import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { OperationGate } from './OperationGate';
import { operationTable } from './operationTable';

const cart: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'cart', namespace: 'default' },
};
const ref = 'component:default/cart';
const ada = mockCredentials.user('user:default/ada');

type Decide = () => Promise<AuthorizeResult.ALLOW | AuthorizeResult.DENY>;

function gateThat(decide: Decide, entities: Entity[] = [cart]) {
  const asked: unknown[] = [];
  const gate = new OperationGate({
    catalog: catalogServiceMock({ entities }),
    logger: mockServices.logger.mock(),
    permissions: mockServices.permissions.mock({
      authorize: async questions => {
        asked.push(...questions);
        const result = await decide();
        return questions.map(() => ({ result }));
      },
    }),
  });
  return { gate, asked };
}

const allow: Decide = async () => AuthorizeResult.ALLOW;
const deny: Decide = async () => AuthorizeResult.DENY;
const fail: Decide = async () => {
  throw new Error('down');
};

describe('OperationGate', () => {
  it('asks about clusters without a resource, and about a component with it', async () => {
    const { gate, asked } = gateThat(allow);
    expect(await gate.authorize(operationTable.inspect, ada)).toBe(
      'user:default/ada',
    );
    const operation = operationTable['entity-stream'];
    const { entity } = await gate.authorizeEntity(operation, ref, ada);
    expect(entity.metadata.name).toBe('cart');
    expect(asked).toEqual([
      { permission: operationTable.inspect.permission },
      { permission: operation.permission, resourceRef: ref },
    ]);
  });

  it.each<[string, Decide, string]>([
    ['a denial', deny, 'NotAllowedError'],
    ['no decision', fail, 'ServiceUnavailableError'],
  ])('lets nobody in on %s', async (_, decide, name) => {
    const { gate } = gateThat(decide);
    await expect(
      gate.authorize(operationTable['read-gate'], ada),
    ).rejects.toMatchObject({ name });
    await expect(
      gate.authorizeEntity(operationTable['entity-stream'], ref, ada),
    ).rejects.toMatchObject({ name });
  });

  it.each([
    ['a service', mockCredentials.service()],
    ['nobody', mockCredentials.none()],
  ])('asks nobody whether %s may inspect', async (_, credentials) => {
    const { gate, asked } = gateThat(allow);
    await expect(
      gate.authorize(operationTable.inspect, credentials),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect(asked).toEqual([]);
  });

  it('lets a service read the gate', async () => {
    const { gate } = gateThat(allow);
    expect(
      await gate.authorize(
        operationTable['read-gate'],
        mockCredentials.service('plugin:rollout'),
      ),
    ).toBe('plugin:rollout');
  });

  it('does not tell a component apart from one that is not there', async () => {
    const { gate } = gateThat(allow, []);
    await expect(
      gate.authorizeEntity(operationTable['entity-stream'], ref, ada),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('does not take a question about one thing for one about another', async () => {
    const { gate, asked } = gateThat(allow);
    await expect(
      gate.authorize(operationTable['entity-stream'], ada),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(
      gate.authorizeEntity(operationTable.inspect, ref, ada),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect(asked).toEqual([]);
  });
});
