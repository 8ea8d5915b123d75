import type { ServerResponse } from 'node:http';

/**
 * Answers that server-sent events follow.
 *
 * @public
 */
export function writeStreamHead(response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    // no-transform: a compressing middleware would keep frames until its block is full.
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
}
