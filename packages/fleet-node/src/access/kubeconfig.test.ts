import { writeFileSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { recordingServer } from './__testUtils__/recordingServer';
import { connectionFromKubeconfig } from './kubeconfig';

const directory = createMockDirectory();

const kubeconfig = (server: string, user: string) => `
current-context: a
contexts:
  - { name: a, context: { cluster: one, user: u } }
  - { name: b, context: { cluster: two, user: u } }
clusters:
  - { name: one, cluster: { server: "${server}" } }
  - { name: two, cluster: {} }
users:
  - { name: u, user: ${user} }
`;

it('connects with the token of the current context', async () => {
  const server = await recordingServer((_, response) => response.end('{}'));
  const connection = connectionFromKubeconfig({
    text: kubeconfig(server.url, '{ token: abc }'),
  });
  expect(connection.cluster).toBe('one');
  await connection.request({ method: 'GET', path: '/version' });
  expect(server.requests[0]?.headers.authorization).toBe('Bearer abc');
  await connection.close();
  await server.stop();
});

it('reads a token file again for every request, relative to the kubeconfig', async () => {
  const server = await recordingServer((_, response) => response.end('{}'));
  directory.setContent({
    config: kubeconfig(server.url, '{ tokenFile: token }'),
    token: 'old\n',
  });
  const connection = connectionFromKubeconfig({
    file: directory.resolve('config'),
    cluster: 'renamed',
  });
  await connection.request({ method: 'GET', path: '/version' });
  writeFileSync(directory.resolve('token'), 'new');
  await connection.request({ method: 'GET', path: '/version' });
  expect(connection.cluster).toBe('renamed');
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer old',
    'Bearer new',
  ]);
  await connection.close();
  await server.stop();
});

it.each([
  ['an unknown context', 'c', '{}', /no context c/],
  ['a cluster without server', 'b', '{}', /no server for context b/],
  ['a credential plugin', 'a', '{ exec: {} }', /credential plugin/],
])('refuses %s', (_, context, user, message) => {
  const text = kubeconfig('http://localhost', user);
  expect(() => connectionFromKubeconfig({ text, context })).toThrow(message);
});
