import type { Dispatcher } from 'undici';
import type { ClusterResponse } from './types';
import { ClusterUnreachableError } from './types';

/** More than any object, page of events or discovery document has; what is larger is read as a stream. */
const maxTextBytes = 32 * 1024 * 1024;

/** A {@link ClusterResponse} on an open HTTP answer. The body can be read once. */
export class HttpResponse implements ClusterResponse {
  readonly status: number;
  readonly #cluster: string;
  readonly #data: Dispatcher.ResponseData;
  readonly #signal: AbortSignal | undefined;
  readonly #timeoutMs: number;

  constructor(options: {
    cluster: string;
    data: Dispatcher.ResponseData;
    signal?: AbortSignal;
    /** How long `text` and `json` wait for the end of the body. */
    timeoutMs: number;
  }) {
    this.status = options.data.statusCode;
    this.#cluster = options.cluster;
    this.#data = options.data;
    this.#signal = options.signal;
    this.#timeoutMs = options.timeoutMs;
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
    let bytes = 0;
    // Through the proxy a line that breaks in the middle of a body leaves us waiting for ever.
    const timer = setTimeout(
      () => this.#giveUp(`no end of the answer in ${this.#timeoutMs} ms`),
      this.#timeoutMs,
    );
    try {
      for await (const chunk of this.body()) {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > maxTextBytes) this.#giveUp('answered with too much');
      }
    } finally {
      clearTimeout(timer);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  async *body(): AsyncIterable<Uint8Array> {
    try {
      yield* this.#data.body as AsyncIterable<Buffer>;
    } catch (cause) {
      throw requestError(this.#cluster, cause, this.#signal);
    }
  }

  #giveUp(reason: string): void {
    this.#data.body.destroy(new ClusterUnreachableError(this.#cluster, reason));
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
