import type { Ground } from '../ground/Ground';
import { cloneSet, cloneSets, image } from '../support/manifests';
import { refusalOf } from '../support/refusal';
import { useScratch } from '../support/scratch';

/** What the API server and OpenKruise's admission answer to writes of a CloneSet they do not take, or silently change. */
export function badCloneSetWrites(ground: () => Ground) {
  const scratch = useScratch(ground, 'bad-clonesets');
  const subject = { name: 'subject' };

  const patchCloneSet = async (
    name: string,
    kind: 'json' | 'merge' | 'strategic-merge',
    body: object,
    options: { fieldValidation?: string } = {},
  ) => {
    const { clients, namespace } = scratch();
    return clients.custom.patchNamespacedCustomObject(
      { ...cloneSets, namespace, name, body, ...options },
      clients.patchAs(kind),
    );
  };

  beforeAll(async () => {
    const { clients, namespace } = scratch();
    await clients.custom.createNamespacedCustomObject({
      ...cloneSets,
      namespace,
      body: cloneSet(subject.name),
    });
  });

  it('refuses a wrong type in a CloneSet with 400, naming the field of the Go type', async () => {
    const refusal = await refusalOf(
      patchCloneSet(subject.name, 'merge', {
        spec: { template: { spec: { containers: 'none' } } },
      }),
    );
    expect(refusal.code).toBe(400);
    expect(refusal.message).toContain('containers');
  });

  it('refuses an image change that breaks InPlaceOnly with 422, saying what may change', async () => {
    const { clients, namespace } = scratch();
    await clients.custom.createNamespacedCustomObject({
      ...cloneSets,
      namespace,
      body: cloneSet('in-place-only', {
        updateStrategy: { type: 'InPlaceOnly' },
      }),
    });
    const refusal = await refusalOf(
      patchCloneSet('in-place-only', 'json', [
        {
          op: 'add',
          path: '/spec/template/spec/containers/0/command',
          value: ['sh'],
        },
      ]),
    );
    expect(refusal.code).toBe(422);
    expect(refusal.message).toContain(
      'only allowed to update images in spec for InPlaceOnly',
    );
    const after = await patchCloneSet('in-place-only', 'json', [
      {
        op: 'replace',
        path: '/spec/template/spec/containers/0/image',
        value: image('1.0.1'),
      },
    ]);
    expect(after).toMatchObject({ metadata: { generation: 2 } });
  });

  it('drops an unknown field silently, and refuses it under strict validation', async () => {
    const body = { spec: { inventedByUs: true } };
    const after = await patchCloneSet(subject.name, 'merge', body);
    expect(JSON.stringify(after)).not.toContain('inventedByUs');

    const refusal = await refusalOf(
      patchCloneSet(subject.name, 'merge', body, { fieldValidation: 'Strict' }),
    );
    expect(refusal.code).toBe(422);
    expect(refusal.message).toContain('inventedByUs');
  });

  it('refuses a strategic merge on a custom resource with 415', async () => {
    expect(
      await refusalOf(
        patchCloneSet(subject.name, 'strategic-merge', {
          spec: { replicas: 1 },
        }),
      ),
    ).toMatchObject({ code: 415, reason: 'UnsupportedMediaType' });
  });

  it('ignores a status that is written through the main resource', async () => {
    const after = await patchCloneSet(subject.name, 'merge', {
      status: { replicas: 99 },
    });
    expect(after).not.toMatchObject({ status: { replicas: 99 } });
  });
}
