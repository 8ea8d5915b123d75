import { deployment, testStore } from '../__testUtils__/objects';
import type { StoredObject } from './types';

const here = { namespace: 'default', name: 'api' };

/** Which manager owns what, in short. */
function owners(object: StoredObject): Record<string, unknown> {
  return Object.fromEntries(
    (object.metadata.managedFields ?? []).map(entry => [
      `${entry.manager}${entry.subresource ? `/${entry.subresource}` : ''}`,
      entry.fieldsV1,
    ]),
  );
}

describe('managedFields', () => {
  it('moves a field to who changed it last', () => {
    const { store } = testStore();
    store.create('deployments.apps', deployment('api'), { manager: 'kubectl' });
    const scaled = store.patch(
      'deployments.apps',
      here,
      object => ({
        ...object,
        spec: { ...(object.spec as object), replicas: 5 },
      }),
      { manager: 'argocd-controller' },
    );
    const found = owners(scaled);
    expect(found['argocd-controller']).toEqual({
      'f:spec': { 'f:replicas': {} },
    });
    expect(
      (found.kubectl as Record<string, object>)['f:spec'],
    ).not.toHaveProperty('f:replicas');
  });

  it('names the container whose image changed, and the time', async () => {
    const { store, clock } = testStore();
    store.create('deployments.apps', deployment('api'), { manager: 'kubectl' });
    await clock.advance(4_000);
    const changed = store.patch(
      'deployments.apps',
      here,
      object => {
        const copy = structuredClone(object) as StoredObject & {
          spec: { template: { spec: { containers: { image: string }[] } } };
        };
        copy.spec.template.spec.containers[0]!.image = 'shop/api:2';
        return copy;
      },
      { manager: 'pilotage' },
    );
    expect(owners(changed).pilotage).toEqual({
      'f:spec': {
        'f:template': {
          'f:spec': {
            'f:containers': { 'k:{"name":"app"}': { 'f:image': {} } },
          },
        },
      },
    });
    const entry = changed.metadata.managedFields?.find(
      ({ manager }) => manager === 'pilotage',
    );
    expect(entry).toMatchObject({
      operation: 'Update',
      time: '2026-01-01T00:00:04Z',
    });
  });

  it('keeps the status apart', () => {
    const { store } = testStore();
    const created = store.create('deployments.apps', deployment('api'), {
      manager: 'kubectl',
    });
    const updated = store.updateStatus(
      'deployments.apps',
      { ...created, status: { replicas: 1 } },
      { manager: 'kube-controller-manager' },
    );
    expect(owners(updated)['kube-controller-manager/status']).toEqual({
      'f:status': { 'f:replicas': {} },
    });
  });
});
