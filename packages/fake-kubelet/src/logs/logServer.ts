import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock';
import { LogUnavailableError, type LogQuery } from './containerLog';
import type { LogLine } from './logLines';
import { logRequest } from './logRequest';
import { selfSignedCertificate } from './selfSignedCertificate';

/** Finds the lines of a log; throws LogUnavailableError. */
export type LogSource = (
  namespace: string,
  pod: string,
  container: string,
  query: LogQuery,
) => readonly LogLine[];

/** A log server that listens. */
export interface LogServer {
  readonly port: number;
  close(): Promise<void>;
}

const followEveryMs = 500;

/**
 * Serves logs where a kubelet does, `/containerLogs/<namespace>/<pod>/<container>` over HTTPS on loopback, so that the
 * API server can proxy `pods/<name>/log` to it.
 *
 * @throws Error when the port is taken.
 */
export async function startLogServer(options: {
  /** 0 for any free one. */
  readonly port: number;
  readonly clock: Clock;
  readonly source: LogSource;
}): Promise<LogServer> {
  const { port, clock, source } = options;
  const server = createServer(
    selfSignedCertificate(Date.now()),
    (request, response) => answer(request, response, source, clock),
  );
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  source: LogSource,
  clock: Clock,
): void {
  const asked = logRequest(request.url ?? '');
  if (!asked) {
    response.writeHead(404).end('404 page not found\n');
    return;
  }
  const { namespace, pod, container, query, timestamps, follow } = asked;
  const text = ({ at, text: line }: LogLine) =>
    timestamps ? `${new Date(at).toISOString()} ${line}\n` : `${line}\n`;
  try {
    const lines = source(namespace, pod, container, query);
    response.writeHead(200, { 'content-type': 'text/plain' });
    for (const line of lines) response.write(text(line));
    if (!follow) {
      response.end();
      return;
    }
    const all = () => source(namespace, pod, container, {});
    sendNews(response, clock, {
      from: lines.at(-1)?.at ?? -Infinity,
      all,
      text,
    });
  } catch (error) {
    const status = error instanceof LogUnavailableError ? error.status : 500;
    response
      .writeHead(status)
      .end(`${String(error instanceof Error ? error.message : error)}\n`);
  }
}

/** Sends what is new now and then, until the caller goes or the log cannot be had any more. */
function sendNews(
  response: ServerResponse,
  clock: Clock,
  log: {
    from: number;
    all: () => readonly LogLine[];
    text: (line: LogLine) => string;
  },
): void {
  let sent = log.from;
  let timer: unknown;
  const look = () => {
    try {
      const news = log.all().filter(({ at }) => at > sent);
      for (const line of news) response.write(log.text(line));
      sent = news.at(-1)?.at ?? sent;
    } catch {
      response.end();
      return;
    }
    timer = clock.setTimeout(look, followEveryMs);
  };
  response.on('close', () => clock.clearTimeout(timer));
  response.flushHeaders();
  timer = clock.setTimeout(look, followEveryMs);
}
