import type { Ground, Person } from '../ground/Ground';
import { clientsOf } from '../support/clients';
import { cloneSet, cloneSets, deployment } from '../support/manifests';
import { refusalOf } from '../support/refusal';
import { useScratch } from '../support/scratch';

/** Asking before doing: dry run, access reviews, discovery, who wrote what. */
export function dryRunAndAccess(ground: () => Ground) {
  const scratch = useScratch(ground, 'dry-run');
  const name = 'subject';

  beforeAll(async () => {
    const { clients, namespace } = scratch();
    await clients.apps.createNamespacedDeployment({
      namespace,
      body: deployment(name),
    });
    await clients.custom.createNamespacedCustomObject({
      ...cloneSets,
      namespace,
      body: cloneSet(name, { updateStrategy: { type: 'InPlaceOnly' } }),
    });
  });

  it('answers a dry run with the object as it would be, and changes nothing', async () => {
    const { clients, namespace } = scratch();
    const before = await clients.apps.readNamespacedDeployment({
      namespace,
      name,
    });
    const answer = await clients.apps.patchNamespacedDeployment(
      { namespace, name, body: { spec: { paused: true } }, dryRun: 'All' },
      clients.patchAs('merge'),
    );
    expect(answer.spec?.paused).toBe(true);
    const after = await clients.apps.readNamespacedDeployment({
      namespace,
      name,
    });
    expect(after.spec?.paused).toBeUndefined();
    // Not the resourceVersion: the controller may be writing its first status just now.
    expect(after.metadata?.generation).toBe(before.metadata?.generation);
  });

  it('lets admission speak in a dry run', async () => {
    const { clients, namespace } = scratch();
    const refusal = await refusalOf(
      clients.custom.patchNamespacedCustomObject(
        {
          ...cloneSets,
          namespace,
          name,
          body: [
            {
              op: 'add',
              path: '/spec/template/spec/containers/0/command',
              value: ['sh'],
            },
          ],
          dryRun: 'All',
        },
        clients.patchAs('json'),
      ),
    );
    expect(refusal.code).toBe(422);
    expect(refusal.message).toContain('InPlaceOnly');
  });

  it('does not create in a dry run', async () => {
    const { clients, namespace } = scratch();
    await clients.apps.createNamespacedDeployment({
      namespace,
      body: deployment('never'),
      dryRun: 'All',
    });
    expect(
      await refusalOf(
        clients.apps.readNamespacedDeployment({ namespace, name: 'never' }),
      ),
    ).toMatchObject({ code: 404 });
  });

  it('refuses an unknown value of dryRun with 422', async () => {
    const { clients, namespace } = scratch();
    const refusal = await refusalOf(
      clients.apps.createNamespacedDeployment({
        namespace,
        body: deployment('never'),
        dryRun: 'Some',
      }),
    );
    expect(refusal).toMatchObject({ code: 422, reason: 'Invalid' });
  });

  it.each([
    ['admin', 'delete', 'deployments', true],
    ['backstage', 'patch', 'deployments', true],
    ['backstage', 'delete', 'deployments', false],
    ['viewer', 'list', 'deployments', true],
    ['viewer', 'patch', 'deployments', false],
    ['nobody', 'get', 'deployments', false],
  ] as const)(
    'tells %s by a review whether %s of %s is allowed: %s',
    async (person, verb, resource, allowed) => {
      const { ground: here, namespace } = scratch();
      const clients = await clientsOf(here, person);
      const review = await clients.authorization.createSelfSubjectAccessReview({
        body: {
          spec: {
            resourceAttributes: { namespace, verb, group: 'apps', resource },
          },
        },
      });
      expect(review.status?.allowed).toBe(allowed);
    },
  );

  it('keeps Secrets from the portal', async () => {
    const { ground: here, namespace } = scratch();
    const clients = await clientsOf(here, 'backstage');
    expect(
      await refusalOf(clients.core.listNamespacedSecret({ namespace })),
    ).toMatchObject({ code: 403 });
  });

  it('lets the portal patch what it releases and nothing else', async () => {
    const { ground: here, namespace } = scratch();
    const clients = await clientsOf(here, 'backstage');
    const patched = await clients.apps.patchNamespacedDeployment(
      { namespace, name, body: { spec: { paused: true } } },
      clients.patchAs('merge'),
    );
    expect(patched.spec?.paused).toBe(true);
    expect(
      await refusalOf(
        clients.apps.deleteNamespacedDeployment({ namespace, name }),
      ),
    ).toMatchObject({ code: 403 });
  });

  it('remembers who wrote a field, under which name', async () => {
    const { clients, namespace } = scratch();
    const { metadata } = await clients.apps.patchNamespacedDeployment(
      {
        namespace,
        name,
        body: { spec: { minReadySeconds: 7 } },
        fieldManager: 'argocd-controller',
      },
      clients.patchAs('merge'),
    );
    const entry = metadata?.managedFields?.find(
      ({ manager }) => manager === 'argocd-controller',
    );
    expect(entry).toMatchObject({ operation: 'Update' });
    expect(JSON.stringify(entry?.fieldsV1)).toContain('f:minReadySeconds');
    expect(entry?.time).toBeDefined();
  });

  it('raises the generation when the spec changes and only then', async () => {
    const { clients, namespace } = scratch();
    const generation = async (body: object) =>
      (
        await clients.apps.patchNamespacedDeployment(
          { namespace, name, body },
          clients.patchAs('merge'),
        )
      ).metadata!.generation!;
    const start = await generation({ spec: { minReadySeconds: 1 } });
    expect(await generation({ metadata: { labels: { a: 'b' } } })).toBe(start);
    expect(await generation({ spec: { minReadySeconds: 2 } })).toBe(start + 1);
  });

  it('names its version in plain digits', async () => {
    const { major, minor, gitVersion } =
      await scratch().clients.version.getCode();
    expect({ major, minor }).toEqual({ major: '1', minor: '34' });
    expect(gitVersion).toMatch(/^v1\.34\./);
  });

  it.each(['/readyz', '/livez'])('answers ok on %s', async path => {
    const response = await scratch()
      .ground.connect('admin')
      .request({ method: 'GET', path });
    expect([response.status, await response.text()]).toEqual([200, 'ok']);
  });

  it('lists its checks on /readyz?verbose', async () => {
    const response = await scratch()
      .ground.connect('admin')
      .request({ method: 'GET', path: '/readyz', query: { verbose: true } });
    const text = await response.text();
    expect(text).toContain('[+]etcd ok');
    expect(text).toContain('readyz check passed');
  });

  it('serves discovery of OpenKruise, and 404 for what is not installed', async () => {
    const connection = scratch().ground.connect('admin');
    const kruise = await connection.request({
      method: 'GET',
      path: '/apis/apps.kruise.io/v1alpha1',
    });
    const { resources } = (await kruise.json()) as {
      resources: { name: string; kind: string }[];
    };
    expect(resources).toContainEqual(
      expect.objectContaining({ name: 'clonesets', kind: 'CloneSet' }),
    );
    const argo = await connection.request({
      method: 'GET',
      path: '/apis/argoproj.io',
    });
    expect(argo.status).toBe(404);
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
