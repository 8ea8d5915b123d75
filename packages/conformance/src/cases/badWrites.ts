import type { Ground, Person } from '../ground/Ground';
import { clientsOf } from '../support/clients';
import { cloneSet, cloneSets, deployment, image } from '../support/manifests';
import { refusalOf } from '../support/refusal';
import { useScratch } from '../support/scratch';

/** What the API server answers to writes it does not take, and to those it silently changes. */
export function badWrites(ground: () => Ground) {
  const scratch = useScratch(ground, 'bad-writes');
  const subject = { name: 'subject' };

  const configMap = async () => {
    const { clients, namespace } = scratch();
    return clients.core.createNamespacedConfigMap({
      namespace,
      body: { metadata: { generateName: 'subject-' }, data: { colour: 'red' } },
    });
  };
  const patchMap = async (
    name: string,
    kind: 'json' | 'merge',
    body: object,
    options: { fieldValidation?: string } = {},
  ) => {
    const { clients, namespace } = scratch();
    return clients.core.patchNamespacedConfigMap(
      { namespace, name, body, ...options },
      clients.patchAs(kind),
    );
  };
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
    await clients.apps.createNamespacedDeployment({
      namespace,
      body: deployment(subject.name),
    });
    await clients.custom.createNamespacedCustomObject({
      ...cloneSets,
      namespace,
      body: cloneSet(subject.name),
    });
  });

  it.each([
    ['resourceVersion', '/metadata/resourceVersion', '1'],
    ['uid', '/metadata/uid', 'another'],
    ['an old value', '/data/colour', 'green'],
  ])(
    'refuses a JSON patch whose test of %s fails with 422 and does not say which',
    async (_what, path, value) => {
      const name = (await configMap()).metadata!.name!;
      const refusal = await refusalOf(
        patchMap(name, 'json', [
          { op: 'test', path, value },
          { op: 'replace', path: '/data/colour', value: 'blue' },
        ]),
      );
      expect(refusal).toMatchObject({ code: 422, reason: 'Invalid' });
      expect(refusal.message).toContain(
        'the server rejected our request due to an error in our request',
      );
      const { clients, namespace } = scratch();
      const after = await clients.core.readNamespacedConfigMap({
        namespace,
        name,
      });
      expect(after.data).toEqual({ colour: 'red' });
    },
  );

  it('takes a JSON patch whose tests hold', async () => {
    const { metadata } = await configMap();
    const after = await patchMap(metadata!.name!, 'json', [
      { op: 'test', path: '/metadata/uid', value: metadata!.uid },
      {
        op: 'test',
        path: '/metadata/resourceVersion',
        value: metadata!.resourceVersion,
      },
      { op: 'test', path: '/data/colour', value: 'red' },
      { op: 'replace', path: '/data/colour', value: 'blue' },
    ]);
    expect(after.data).toEqual({ colour: 'blue' });
  });

  it('refuses a JSON patch that replaces what is not there with 422', async () => {
    const { metadata } = await configMap();
    const refusal = await refusalOf(
      patchMap(metadata!.name!, 'json', [
        { op: 'replace', path: '/data/missing/deeper', value: 'x' },
      ]),
    );
    expect(refusal.code).toBe(422);
  });

  it.each(['json', 'merge'] as const)(
    'refuses a %s patch that sets an old resourceVersion with 409',
    async kind => {
      const { metadata } = await configMap();
      const name = metadata!.name!;
      await patchMap(name, 'merge', { data: { colour: 'green' } });
      const body =
        kind === 'json'
          ? [
              {
                op: 'replace',
                path: '/metadata/resourceVersion',
                value: metadata!.resourceVersion,
              },
              { op: 'replace', path: '/data/colour', value: 'blue' },
            ]
          : {
              metadata: { resourceVersion: metadata!.resourceVersion },
              data: { colour: 'blue' },
            };
      const refusal = await refusalOf(patchMap(name, kind, body));
      expect(refusal).toMatchObject({ code: 409, reason: 'Conflict' });
      expect(refusal.message).toContain('the object has been modified');
    },
  );

  it('refuses an update with an old resourceVersion with 409', async () => {
    const { clients, namespace } = scratch();
    const before = await configMap();
    const name = before.metadata!.name!;
    await patchMap(name, 'merge', { data: { colour: 'green' } });
    expect(
      await refusalOf(
        clients.core.replaceNamespacedConfigMap({
          namespace,
          name,
          body: before,
        }),
      ),
    ).toMatchObject({ code: 409, reason: 'Conflict' });
  });

  it('refuses a merge patch with another uid', async () => {
    const { metadata } = await configMap();
    const refusal = await refusalOf(
      patchMap(metadata!.name!, 'merge', { metadata: { uid: 'another' } }),
    );
    expect([409, 422]).toContain(refusal.code);
    expect(refusal.message).toMatch(/uid/i);
  });

  it('refuses to create what exists with 409 AlreadyExists', async () => {
    const { clients, namespace } = scratch();
    const refusal = await refusalOf(
      clients.apps.createNamespacedDeployment({
        namespace,
        body: deployment(subject.name),
      }),
    );
    expect(refusal).toMatchObject({ code: 409, reason: 'AlreadyExists' });
    expect(refusal.message).toBe('deployments.apps "subject" already exists');
  });

  it('refuses to create in a namespace that is not there with 404', async () => {
    const { clients } = scratch();
    expect(
      await refusalOf(
        clients.core.createNamespacedConfigMap({
          namespace: 'nowhere',
          body: { metadata: { name: 'x' } },
        }),
      ),
    ).toMatchObject({
      code: 404,
      reason: 'NotFound',
      message: 'namespaces "nowhere" not found',
    });
  });

  it('says what is missing with 404', async () => {
    const { clients, namespace } = scratch();
    expect(
      await refusalOf(
        clients.apps.readNamespacedDeployment({ namespace, name: 'missing' }),
      ),
    ).toMatchObject({
      code: 404,
      reason: 'NotFound',
      message: 'deployments.apps "missing" not found',
      details: { name: 'missing', kind: 'deployments' },
    });
  });

  it('refuses a name that is not a DNS label with 422', async () => {
    const { clients, namespace } = scratch();
    const refusal = await refusalOf(
      clients.core.createNamespacedConfigMap({
        namespace,
        body: { metadata: { name: 'Not A Name' } },
      }),
    );
    expect(refusal).toMatchObject({ code: 422, reason: 'Invalid' });
    expect(refusal.details?.causes?.[0]?.field).toBe('metadata.name');
  });

  it('refuses a Deployment whose selector does not match its template with 422', async () => {
    const { clients, namespace } = scratch();
    const refusal = await refusalOf(
      clients.apps.createNamespacedDeployment({
        namespace,
        body: deployment('mismatch', {
          selector: { matchLabels: { app: 'other' } },
        }),
      }),
    );
    expect(refusal.code).toBe(422);
    expect(refusal.message).toContain('spec.template.metadata.labels');
  });

  it('refuses to change the selector of a Deployment with 422', async () => {
    const { clients, namespace } = scratch();
    const refusal = await refusalOf(
      clients.apps.patchNamespacedDeployment(
        {
          namespace,
          name: subject.name,
          body: {
            spec: {
              selector: { matchLabels: { app: 'other' } },
              template: { metadata: { labels: { app: 'other' } } },
            },
          },
        },
        clients.patchAs('merge'),
      ),
    );
    expect(refusal.code).toBe(422);
    expect(refusal.message).toContain('field is immutable');
  });

  it('refuses a wrong type in a CloneSet with 400, naming the field of the Go type', async () => {
    const refusal = await refusalOf(
      patchCloneSet(subject.name, 'merge', {
        spec: { template: { spec: { containers: 'none' } } },
      }),
    );
    expect([400, 422]).toContain(refusal.code);
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

  const listAs = async (person: Person) => {
    const { ground: here, namespace } = scratch();
    const clients = await clientsOf(here, person);
    return clients.apps.listNamespacedDeployment({ namespace });
  };

  it('lets a viewer list Deployments', async () => {
    expect((await listAs('viewer')).items).toHaveLength(1);
  });

  it('says why nobody may list Deployments', async () => {
    const refusal = await refusalOf(listAs('nobody'));
    expect(refusal).toMatchObject({ code: 403, reason: 'Forbidden' });
    expect(refusal.message).toContain(
      'deployments.apps is forbidden: User "nobody" cannot list resource "deployments" ' +
        `in API group "apps" in the namespace "${scratch().namespace}"`,
    );
  });

  it('does not know a token it never gave out: 401', async () => {
    const { ground: here } = scratch();
    const client = await import('@kubernetes/client-node');
    const config = new client.KubeConfig();
    config.loadFromString(here.kubeconfig('nobody'));
    const user = config.getCurrentUser()!;
    config.users = [{ ...user, token: 'made-up' }];
    expect(
      await refusalOf(config.makeApiClient(client.CoreV1Api).listNode()),
    ).toMatchObject({ code: 401 });
  });
}
