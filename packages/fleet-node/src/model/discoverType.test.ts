import { ScriptedConnection } from '../testing/scriptedConnection';
import { discoverType } from './discoverType';
import { defaultWatchedKinds } from './watchedKinds';

const cloneSet = defaultWatchedKinds.find(({ kind }) => kind === 'CloneSet')!;
const deployment = defaultWatchedKinds.find(
  ({ kind }) => kind === 'Deployment',
)!;
const { signal } = new AbortController();

async function discover(answers: Record<string, [number, unknown]>) {
  const connection = new ScriptedConnection();
  const found = discoverType(connection, cloneSet, signal);
  const serve = async (): Promise<never> => {
    for (;;) {
      const { request, reply } = await connection.next();
      reply(...(answers[request.path] ?? [404, {}]));
    }
  };
  return Promise.race([found, serve()]);
}

const group = (preferred: string, ...others: string[]): [number, unknown] => [
  200,
  {
    preferredVersion: { version: preferred },
    versions: [preferred, ...others].map(version => ({ version })),
  },
];
const resources = (...names: string[]): [number, unknown] => [
  200,
  { resources: names.map(name => ({ name })) },
];

it('takes the preferred version', async () => {
  await expect(
    discover({
      '/apis/apps.kruise.io': group('v1beta1', 'v1alpha1'),
      '/apis/apps.kruise.io/v1beta1': resources('clonesets'),
    }),
  ).resolves.toMatchObject({ version: 'v1beta1', plural: 'clonesets' });
});

it('takes another version when only that one has the kind', async () => {
  await expect(
    discover({
      '/apis/apps.kruise.io': group('v1beta1', 'v1alpha1'),
      '/apis/apps.kruise.io/v1beta1': resources('sidecarsets'),
      '/apis/apps.kruise.io/v1alpha1': resources('clonesets'),
    }),
  ).resolves.toMatchObject({ version: 'v1alpha1' });
});

it('finds nothing in a cluster without the group or the kind', async () => {
  await expect(discover({})).resolves.toBeUndefined();
  await expect(
    discover({
      '/apis/apps.kruise.io': group('v1'),
      '/apis/apps.kruise.io/v1': resources(),
    }),
  ).resolves.toBeUndefined();
});

it('passes a refusal on with its status', async () => {
  await expect(
    discover({ '/apis/apps.kruise.io': [403, {}] }),
  ).rejects.toMatchObject({
    status: 403,
  });
});

it('asks nothing about a fixed version', async () => {
  const connection = new ScriptedConnection();
  await expect(
    discoverType(connection, deployment, signal),
  ).resolves.toMatchObject({
    version: 'v1',
  });
  expect(connection.requests).toEqual([]);
});
