/**
 * An API server with nothing but pods, as a process of its own: pages, streamed lists and quiet watches.
 * Arguments: number of pods.
 */
import { report } from '../childRun';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { podFixture } from '../fixture/pods';

const [, , count] = process.argv;
const pods = [
  ...podFixture({ kind: 'real', pods: Number(count), weight: 'full' }),
].map(text => Buffer.from(text));
const version = String(pods.length + 1);

const comma = Buffer.from(',');
const eventStart = Buffer.from('{"type":"ADDED","object":');
const eventEnd = Buffer.from('}\n');

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  response.setHeader('content-type', 'application/json');
  const known =
    url.pathname === '/api/v1/pods' || url.pathname === '/api/v1/nodes';
  if (!known) {
    response.statusCode = url.pathname === '/version' ? 200 : 404;
    response.end('{}');
    return;
  }
  const items = url.pathname === '/api/v1/pods' ? pods : [];
  if (!url.searchParams.has('watch')) {
    page(response, items, url.searchParams);
  } else if (url.searchParams.has('sendInitialEvents')) {
    void streamed(response, items);
  } else {
    response.write('\n');
  }
});

function page(
  response: ServerResponse,
  items: Buffer[],
  query: URLSearchParams,
): void {
  const start = Number(query.get('continue') ?? 0);
  const end = Math.min(
    items.length,
    start + Number(query.get('limit') ?? items.length),
  );
  const metadata = {
    resourceVersion: version,
    ...(end < items.length ? { continue: String(end) } : {}),
  };
  const head = `{"kind":"PodList","apiVersion":"v1","metadata":${JSON.stringify(
    metadata,
  )},"items":[`;
  const parts = [Buffer.from(head)];
  for (let i = start; i < end; i++) {
    if (i > start) parts.push(comma);
    parts.push(items[i]!);
  }
  parts.push(Buffer.from(']}'));
  response.end(Buffer.concat(parts));
}

async function streamed(
  response: ServerResponse,
  items: Buffer[],
): Promise<void> {
  for (const item of items) {
    const line = Buffer.concat([eventStart, item, eventEnd]);
    if (!response.write(line)) {
      await new Promise(resolve => {
        response.once('drain', resolve);
      });
    }
  }
  const annotations = { 'k8s.io/initial-events-end': 'true' };
  const object = {
    kind: 'Pod',
    metadata: { resourceVersion: version, annotations },
  };
  response.write(`${JSON.stringify({ type: 'BOOKMARK', object })}\n`);
}

server.listen(0, '127.0.0.1', () => {
  const bytes = pods.reduce((sum, { length }) => sum + length, 0);
  report({ port: (server.address() as AddressInfo).port, bytes });
});
process.once('disconnect', () => process.exit());
