import type { Ground } from '../ground/Ground';
import { deployment } from '../support/manifests';
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
  beforeAll(async () => {
    const { clients, namespace } = scratch();
    await clients.apps.createNamespacedDeployment({
      namespace,
      body: deployment(subject.name),
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

  it('refuses a merge patch with another uid with 422', async () => {
    const { metadata } = await configMap();
    const refusal = await refusalOf(
      patchMap(metadata!.name!, 'merge', { metadata: { uid: 'another' } }),
    );
    expect(refusal).toMatchObject({ code: 422, reason: 'Invalid' });
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
}
