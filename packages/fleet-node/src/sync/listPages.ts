import type { ClusterConnection } from '../access/types';
import type { Clock } from './clock';
import { withDeadline } from './deadline';
import type { Decoder } from './decoder';
import type { Outcome } from './outcome';
import { refusal } from './outcome';
import type { ListWatchSink } from './types';

const pageTimeoutMs = 60_000;

export interface ListPagesOptions<T> {
  readonly connection: ClusterConnection;
  readonly path: string;
  readonly selectors: Readonly<Record<string, string | undefined>>;
  readonly pageSize: number;
  readonly decoder: Decoder<T>;
  readonly sink: ListWatchSink<T>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

type Body = { kind: 'body'; bytes: Uint8Array } | Outcome;

/**
 * Lists page by page, without `resourceVersion=0` (which switches paging off on older servers). The page after is
 * on its way while one is decoded.
 *
 * @returns the version to watch from, or why there is none.
 */
export async function listPages<T>(
  options: ListPagesOptions<T>,
): Promise<{ kind: 'listed'; resourceVersion: string } | Outcome> {
  const { decoder, sink } = options;
  sink.begin();
  let next = fetchPage(options, undefined);
  for (;;) {
    const body = await next;
    if (body.kind !== 'body') return body;
    const page = decoder.page(body.bytes);
    if (page.continue) {
      next = fetchPage(options, page.continue);
      // Awaited in the next round; if an item throws first, its failure must not go unhandled.
      next.catch(() => undefined);
    }
    for (const item of page.items) sink.upsert(item);
    if (!page.continue) {
      sink.synced();
      return { kind: 'listed', resourceVersion: page.resourceVersion };
    }
  }
}

function fetchPage<T>(
  options: ListPagesOptions<T>,
  token: string | undefined,
): Promise<Body> {
  const { clock, signal } = options;
  return withDeadline(
    {
      clock,
      signal,
      ms: pageTimeoutMs,
      reason: 'a page of the list did not arrive in time',
    },
    async deadline => {
      const response = await options.connection.request({
        method: 'GET',
        path: options.path,
        query: {
          ...options.selectors,
          limit: options.pageSize,
          continue: token,
        },
        accept: options.decoder.accept,
        signal: deadline,
        timeoutMs: pageTimeoutMs,
      });
      if (response.status !== 200) return refusal(response);
      const chunks: Uint8Array[] = [];
      for await (const chunk of response.body()) chunks.push(chunk);
      return { kind: 'body', bytes: Buffer.concat(chunks) };
    },
  );
}
