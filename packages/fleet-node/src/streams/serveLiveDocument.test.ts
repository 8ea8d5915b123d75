import { createServer, get } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NotAllowedError } from '@backstage/errors';
import { LiveDocument } from './liveDocument';
import type { ServeLiveDocumentOptions } from './serveLiveDocument';
import { serveLiveDocument } from './serveLiveDocument';

jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });

let server: Server;
let document: LiveDocument<string, string>;
let options: Partial<ServeLiveDocumentOptions>;
let closed: Promise<void>;

beforeEach(async () => {
  options = {};
  document = new LiveDocument({
    render: () => ({ topic: 'Clusters', sections: new Map() }),
    onError: error => {
      throw error;
    },
  });
  server = createServer((_, response: ServerResponse) => {
    closed = new Promise(resolve => {
      response.on('close', resolve);
    });
    serveLiveDocument({
      response,
      document,
      authorize: async () => {},
      ...options,
    });
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
});

afterEach(async () => {
  document.close();
  server.closeAllConnections();
  await new Promise(resolve => {
    server.close(resolve);
  });
});

async function open(): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1' }, resolve).on('error', reject);
  });
}

async function firstFrame(response: IncomingMessage): Promise<unknown> {
  const chunk = await new Promise<Buffer>(resolve => {
    response.once('data', resolve);
  });
  return JSON.parse(chunk.toString().slice('data: '.length));
}

it('is an uncompressed event stream that begins with a snapshot', async () => {
  const response = await open();
  expect(response.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
  });
  expect(await firstFrame(response)).toMatchObject({
    type: 'snapshot',
    topic: 'Clusters',
  });
  response.destroy();
  await closed;
  expect(document.viewers).toBe(0);
});

it('ends when its viewer may no longer look', async () => {
  options = {
    authorize: async () => {
      throw new NotAllowedError('no');
    },
  };
  const response = await open();
  await firstFrame(response);
  const last = firstFrame(response);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(await last).toEqual({
    type: 'end',
    reason: 'You may no longer see this',
    retry: false,
  });
  await closed;
  expect(document.viewers).toBe(0);
});

it('ends with the session, to come back with a new one', async () => {
  options = { expiresAt: new Date(Date.now() + 5_000) };
  const response = await open();
  await firstFrame(response);
  const last = firstFrame(response);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(await last).toMatchObject({ type: 'end', retry: true });
});

it('does not join who has left already', () => {
  const join = jest.fn();
  serveLiveDocument({
    response: { destroyed: true } as ServerResponse,
    document: { join },
    authorize: async () => {},
  });
  expect(join).not.toHaveBeenCalled();
});
