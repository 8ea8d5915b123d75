import { get } from 'node:https';
import { ManualClock } from '@pilotage/fleet-node/testUtils';
import { LogUnavailableError } from './containerLog';
import { startLogServer, type LogServer, type LogSource } from './logServer';

const clock = new ManualClock(Date.UTC(2026, 0, 1));
let lines = [{ at: clock.now(), text: 'one' }];
const source = jest.fn<ReturnType<LogSource>, Parameters<LogSource>>();
let server: LogServer;

beforeAll(async () => {
  server = await startLogServer({ port: 0, clock, source });
});
beforeEach(() => {
  lines = [{ at: clock.now(), text: 'one' }];
  source.mockReset().mockImplementation(() => lines);
});
afterAll(() => server.close());

/** What a kubelet's caller does: it verifies no certificate. */
function fetchLog(path: string, onData: (text: string) => void = () => {}) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const request = get(
      { host: '127.0.0.1', port: server.port, path, rejectUnauthorized: false },
      response => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          body += text;
          onData(body);
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
  });
}

it('serves a log and passes the query on', async () => {
  await expect(
    fetchLog(
      '/containerLogs/shop/api-1/app?tailLines=5&sinceSeconds=60&previous=true',
    ),
  ).resolves.toEqual({ status: 200, body: 'one\n' });
  expect(source).toHaveBeenCalledWith('shop', 'api-1', 'app', {
    previous: true,
    tailLines: 5,
    sinceSeconds: 60,
  });
});

it('puts times before the lines when asked to', async () => {
  const { body } = await fetchLog(
    '/containerLogs/shop/api-1/app?timestamps=true',
  );
  expect(body).toBe('2026-01-01T00:00:00.000Z one\n');
});

it('says why a log cannot be had', async () => {
  source.mockImplementation(() => {
    throw new LogUnavailableError(400, 'container "app" is waiting');
  });
  await expect(fetchLog('/containerLogs/shop/api-1/app')).resolves.toEqual({
    status: 400,
    body: 'container "app" is waiting\n',
  });
});

it.each(['/', '/pods', '/containerLogs/shop/api-1', '/containerLogs/a/b/c/d'])(
  'knows no %s',
  async path => {
    await expect(fetchLog(path)).resolves.toMatchObject({ status: 404 });
  },
);

it('hands a name on as it is, however strange', async () => {
  await fetchLog('/containerLogs/%zz/b/c');
  expect(source).toHaveBeenCalledWith('%zz', 'b', 'c', expect.anything());
});

it('follows a log until it ends', async () => {
  let seen = '';
  let waiting: { text: string; resolve: () => void } | undefined;
  const until = (text: string) =>
    new Promise<void>(resolve => {
      waiting = { text, resolve };
      if (seen.includes(text)) resolve();
    });
  const end = fetchLog('/containerLogs/shop/api-1/app?follow=true', body => {
    seen = body;
    if (waiting && seen.includes(waiting.text)) waiting.resolve();
  });
  await until('one');
  await clock.advance(100);
  lines = [...lines, { at: clock.now(), text: 'two' }];
  await clock.advance(1_000);
  await until('two');
  source.mockImplementation(() => {
    throw new LogUnavailableError(404, 'gone');
  });
  await clock.advance(1_000);
  await expect(end).resolves.toMatchObject({ body: 'one\ntwo\n' });
});
