import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { FleetControl } from './FleetControl';

/** Opens the control on loopback. */
export async function startControlServer(
  control: FleetControl,
  port: number,
): Promise<Server> {
  const server = createServer((request, response) => {
    void answer(control, request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function answer(
  control: FleetControl,
  request: IncomingMessage,
): Promise<{ status: number; body: unknown }> {
  try {
    let text = '';
    for await (const piece of request) text += piece;
    const result = await control.handle({
      method: request.method ?? '',
      path: (request.url ?? '').split('/').slice(1).map(decodeURIComponent),
      body: text === '' ? {} : JSON.parse(text),
    });
    return result
      ? { status: 200, body: result }
      : {
          status: 404,
          body: {
            error: 'no such cluster, node, component, rule, mend or action',
          },
        };
  } catch (error) {
    return { status: 400, body: { error: String(error) } };
  }
}
