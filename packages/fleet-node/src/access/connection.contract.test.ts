import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import type {
  RecordedRequest,
  RecordingServer,
} from './__testUtils__/recordingServer';
import { recordingServer } from './__testUtils__/recordingServer';
import { startKubernetesPlugin } from './__testUtils__/kubernetesPlugin';
import { directConnection } from './directConnection';
import type { ClusterConnection } from './types';
import { ClusterUnreachableError } from './types';

// Starts the real Kubernetes plugin, which loads its Kubernetes client first.
jest.setTimeout(60_000);

type Answer = (request: RecordedRequest, response: ServerResponse) => void;

const ways: Record<
  string,
  (
    server: string,
  ) => Promise<{ connection: ClusterConnection; close(): Promise<void> }>
> = {
  'a direct connection': async server => {
    const connection = directConnection({
      cluster: 'demo',
      server,
      token: 'secret',
    });
    return { connection, close: () => connection.close() };
  },
  'the proxy of the Kubernetes plugin': async server => {
    const plugin = await startKubernetesPlugin({
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'demo',
              url: server,
              authProvider: 'serviceAccount',
              serviceAccountToken: 'secret',
            },
          ],
        },
      ],
    });
    const [cluster] = await plugin.access.listClusters();
    return { connection: plugin.access.connect(cluster!), close: plugin.stop };
  },
};

describe.each(Object.entries(ways))('%s', (_, open) => {
  let answer: Answer;
  let server: RecordingServer;
  let connection: ClusterConnection;
  let close: () => Promise<void>;

  beforeAll(async () => {
    server = await recordingServer((request, response) =>
      answer(request, response),
    );
    ({ connection, close } = await open(server.url));
  });

  afterAll(async () => {
    await close();
    await server.stop();
  });

  const json =
    (status: number, body: unknown): Answer =>
    (__, response) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        'x-kind': 'y',
      });
      response.end(JSON.stringify(body));
    };
  const request = () => server.requests.at(-1);

  it('sends path and query as they are, with the cluster’s own token', async () => {
    answer = json(200, { items: [] });
    const response = await connection.request({
      method: 'GET',
      path: '/api/v1/namespaces/a%2Fb/pods',
      query: {
        labelSelector: 'app=x,tier in (a,b)',
        limit: 5,
        continue: undefined,
      },
    });
    expect(response.status).toBe(200);
    expect(response.header('X-Kind')).toBe('y');
    expect(await response.json()).toEqual({ items: [] });
    expect(request()?.url).toBe(
      '/api/v1/namespaces/a%2Fb/pods?labelSelector=app%3Dx%2Ctier+in+%28a%2Cb%29&limit=5',
    );
    expect(request()?.headers).toMatchObject({
      authorization: 'Bearer secret',
      accept: 'application/json',
    });
  });

  it.each([401, 403, 404, 409, 410, 422, 429, 500, 503])(
    'gives back status %p with its body',
    async status => {
      answer = json(status, {
        kind: 'Status',
        message: 'because',
        code: status,
      });
      const response = await connection.request({
        method: 'GET',
        path: '/api',
      });
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ message: 'because' });
    },
  );

  it.each([
    'application/json-patch+json',
    'application/merge-patch+json',
    'application/strategic-merge-patch+json',
    'application/apply-patch+yaml',
  ] as const)('patches with %s', async contentType => {
    answer = json(200, {});
    const body = [{ op: 'test', path: '/metadata/uid', value: '☸' }];
    await connection.request({
      method: 'PATCH',
      path: '/apis/apps/v1/namespaces/a/deployments/b',
      query: { dryRun: 'All' },
      body,
      contentType,
    });
    expect(request()).toMatchObject({ method: 'PATCH' });
    expect(request()?.headers['content-type']).toBe(contentType);
    expect(JSON.parse(request()?.body ?? '')).toEqual(body);
  });

  it('streams: each piece arrives before the next is sent', async () => {
    let wire: ServerResponse | undefined;
    answer = (__, response) => {
      wire = response;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('one\n');
    };
    const response = await connection.request({
      method: 'GET',
      path: '/api/v1/pods',
      query: { watch: 1, timeoutSeconds: 10 },
    });
    const pieces: string[] = [];
    for await (const chunk of response.body()) {
      pieces.push(Buffer.from(chunk).toString());
      if (pieces.length === 1) wire?.write('two\n');
      if (pieces.length === 2) wire?.end('three\n');
    }
    expect(pieces).toEqual(['one\n', 'two\n', 'three\n']);
  });

  it('is left by an abort, with the caller’s reason', async () => {
    const abort = new AbortController();
    answer = (__, response) => {
      response.writeHead(200);
      response.write('one\n');
    };
    const { body } = await connection
      .request({ method: 'GET', path: '/api', signal: abort.signal })
      .then(response => ({ body: response.body() }));
    const reason = new Error('enough');
    const read = async () => {
      for await (const chunk of body) {
        expect(Buffer.from(chunk).toString()).toBe('one\n');
        abort.abort(reason);
      }
    };
    await expect(read()).rejects.toBe(reason);
    await expect(
      connection.request({ method: 'GET', path: '/api', signal: abort.signal }),
    ).rejects.toBe(reason);
  });

  it('throws when no answer comes in time', async () => {
    answer = () => {};
    await expect(
      connection.request({ method: 'GET', path: '/api', timeoutMs: 50 }),
    ).rejects.toThrow(
      new ClusterUnreachableError('demo', 'no answer within 50 ms'),
    );
  });

  it('throws when the end of an answer does not come in time', async () => {
    answer = (__, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"items":');
    };
    const response = await connection.request({
      method: 'GET',
      path: '/api',
      timeoutMs: 500,
    });
    await expect(response.json()).rejects.toThrow(
      new ClusterUnreachableError('demo', 'no end of the answer in 500 ms'),
    );
  });

  it('does not take in more than an answer can be', async () => {
    answer = (__, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const part = Buffer.alloc(1024 * 1024, ' ');
      const more = () => {
        while (!response.destroyed && response.write(part));
      };
      response.on('drain', more);
      more();
    };
    const response = await connection.request({ method: 'GET', path: '/api' });
    await expect(response.text()).rejects.toThrow(
      new ClusterUnreachableError('demo', 'answered with too much'),
    );
  });

  it('throws when the line breaks instead of an answer', async () => {
    answer = (__, response) => response.destroy();
    await expect(
      connection.request({ method: 'GET', path: '/api' }),
    ).rejects.toThrow(ClusterUnreachableError);
  });
});

// Through the proxy this goes unnoticed: it leaves our side open when the cluster's side breaks. Watches have
// a deadline for that, and the model asks the cluster for a sign of life.
it('a direct connection throws when the line breaks in the middle of an answer', async () => {
  const server = await recordingServer((_, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('half', () => response.destroy());
  });
  const connection = directConnection({ cluster: 'demo', server: server.url });
  const response = await connection.request({ method: 'GET', path: '/api' });
  await expect(response.text()).rejects.toThrow(ClusterUnreachableError);
  await connection.close();
  await server.stop();
});

it('a direct connection does not wait for a handshake that never ends', async () => {
  const deaf = createServer().listen(0, '127.0.0.1');
  await once(deaf, 'listening');
  const sockets: Socket[] = [];
  deaf.on('connection', socket => sockets.push(socket));
  const { port } = deaf.address() as AddressInfo;
  const connection = directConnection({
    cluster: 'demo',
    server: `https://127.0.0.1:${port}`,
  });
  const get = { method: 'GET', path: '/api' } as const;
  await expect(connection.request({ ...get, timeoutMs: 50 })).rejects.toThrow(
    'no answer within 50 ms',
  );
  const abort = new AbortController();
  const request = connection.request({ ...get, signal: abort.signal });
  abort.abort(new Error('enough'));
  await expect(request).rejects.toThrow('enough');
  await connection.close();
  for (const socket of sockets) socket.destroy();
  deaf.close();
});
