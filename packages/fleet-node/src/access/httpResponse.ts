import type { Dispatcher } from 'undici';
import type { ClusterResponse } from './types';
import { ClusterUnreachableError } from './types';

/** A {@link ClusterResponse} on an open HTTP answer. The body can be read once. */
export class HttpResponse implements ClusterResponse {
  readonly status: number;
  readonly #cluster: string;
  readonly #data: Dispatcher.ResponseData;
  readonly #signal: AbortSignal | undefined;

  constructor(options: {
    cluster: string;
    data: Dispatcher.ResponseData;
    signal?: AbortSignal;
  }) {
    this.status = options.data.statusCode;
    this.#cluster = options.cluster;
    this.#data = options.data;
    this.#signal = options.signal;
  }

  header(name: string): string | undefined {
    const value = this.#data.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  async json(): Promise<unknown> {
    const text = await this.text();
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new ClusterUnreachableError(
        this.#cluster,
        `answered ${this.status} with a body that is not JSON`,
        { cause },
      );
    }
  }

  async text(): Promise<string> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.body()) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }

  async *body(): AsyncIterable<Uint8Array> {
    try {
      yield* this.#data.body as AsyncIterable<Buffer>;
    } catch (cause) {
      throw requestError(this.#cluster, cause, this.#signal);
    }
  }
}

/** A caller's own abort stays what it is; everything else means that no (full) answer came. */
export function requestError(
  cluster: string,
  cause: unknown,
  signal?: AbortSignal,
): unknown {
  if (signal?.aborted) return signal.reason;
  if (cause instanceof ClusterUnreachableError) return cause;
  return new ClusterUnreachableError(cluster, describe(cause), { cause });
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const { code } = cause as NodeJS.ErrnoException;
  // Node reports a refused connection to a name with several addresses as an AggregateError without a message.
  const text = cause.message || code || cause.name;
  return code && !text.includes(code) ? `${text} (${code})` : text;
}
