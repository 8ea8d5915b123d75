import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { ApiResponse } from './types';

/** A request as it came over a socket. */
export interface SocketRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** Answers socket requests; never rejects. */
type SocketHandler = (request: SocketRequest) => Promise<ApiResponse>;

/** The door on loopback: plain HTTP, one port that stays the same when it is closed and opened again. */
export class SocketServer {
  readonly #handler: SocketHandler;
  #port: number;
  #server: Server | undefined;

  /** @param port - 0 takes a free one when first opened */
  constructor(port: number, handler: SocketHandler) {
    this.#port = port;
    this.#handler = handler;
  }

  /** Known once it has been opened. */
  get port(): number {
    return this.#port;
  }

  /** Does nothing when it is open. */
  async listen(): Promise<void> {
    if (this.#server) return;
    const server = createServer((incoming, outgoing) => {
      void this.#serve(incoming, outgoing);
    });
    // Watches are quiet for minutes; Node must not take that for a stalled request.
    server.requestTimeout = 0;
    server.keepAliveTimeout = 60_000;
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Closes the port and resets every connection. */
  async close(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  async #serve(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> {
    const gone = new AbortController();
    outgoing.on('close', () => gone.abort());
    outgoing.on('error', () => gone.abort());
    try {
      const url = new URL(incoming.url ?? '/', 'http://simulator');
      const response = await this.#handler({
        method: incoming.method ?? 'GET',
        path: url.pathname,
        query: url.searchParams,
        headers: incoming.headers as Record<string, string | undefined>,
        body: await readAll(incoming),
        signal: gone.signal,
      });
      if (!gone.signal.aborted) await write(response, outgoing, gone.signal);
    } catch {
      // The connection broke while reading or writing: there is nobody left to tell.
      outgoing.destroy();
    }
  }
}

async function readAll(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function write(
  response: ApiResponse,
  outgoing: ServerResponse,
  gone: AbortSignal,
): Promise<void> {
  outgoing.writeHead(response.status, {
    server: 'pilotage-kube-simulator',
    'cache-control': 'no-cache, private',
    'content-type': response.contentType,
    ...response.headers,
  });
  if (typeof response.body === 'string') {
    outgoing.end(response.body);
    return;
  }
  // The client of a quiet watch must see at once that it was accepted.
  outgoing.flushHeaders();
  for await (const piece of response.body) {
    // Rejects when the client goes away meanwhile, and leaves no listener behind.
    if (!outgoing.write(piece)) await once(outgoing, 'drain', { signal: gone });
    if (gone.aborted) break;
  }
  outgoing.end();
}
