import type {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
} from '../access/types';
import { ClusterUnreachableError } from '../access/types';

/**
 * A request that waits for the test to answer it.
 *
 * @public
 */
export interface ScriptedRequest {
  readonly request: ClusterRequest;
  /** Answers with a whole body. */
  reply(status: number, body: unknown): void;
  /** Answers 200 and leaves the body open. */
  stream(): ScriptedStream;
  /** No answer comes. */
  fail(reason: string): void;
}

/** @public */
export interface ScriptedStream {
  /** One line of JSON. */
  send(event: unknown): void;
  bytes(chunk: Uint8Array): void;
  end(): void;
  fail(reason: string): void;
}

class Body implements ScriptedStream {
  readonly #cluster: string;
  readonly #queue: Uint8Array[] = [];
  #ended = false;
  #error: unknown;
  #wake = () => {};

  constructor(cluster: string, signal: AbortSignal | undefined) {
    this.#cluster = cluster;
    signal?.addEventListener('abort', () => this.#fail(signal.reason));
  }

  send(event: unknown): void {
    this.bytes(Buffer.from(`${JSON.stringify(event)}\n`));
  }

  bytes(chunk: Uint8Array): void {
    this.#queue.push(chunk);
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  fail(reason: string): void {
    this.#fail(new ClusterUnreachableError(this.#cluster, reason));
  }

  #fail(error: unknown): void {
    this.#error = error;
    this.#wake();
  }

  async *read(): AsyncIterable<Uint8Array> {
    for (;;) {
      const chunk = this.#queue.shift();
      if (chunk) {
        yield chunk;
      } else if (this.#error) {
        throw this.#error;
      } else if (this.#ended) {
        return;
      } else {
        await new Promise<void>(resolve => {
          this.#wake = resolve;
        });
      }
    }
  }
}

/**
 * A connection whose every answer is given by the test.
 *
 * @public
 */
export class ScriptedConnection implements ClusterConnection {
  readonly cluster: string;
  readonly requests: ClusterRequest[] = [];
  readonly #open: ScriptedRequest[] = [];
  readonly #waiting: ((request: ScriptedRequest) => void)[] = [];

  constructor(cluster = 'test') {
    this.cluster = cluster;
  }

  /** The next request that has not been answered, when it comes. */
  next(): Promise<ScriptedRequest> {
    const request = this.#open.shift();
    if (request) return Promise.resolve(request);
    return new Promise(resolve => {
      this.#waiting.push(resolve);
    });
  }

  request(request: ClusterRequest): Promise<ClusterResponse> {
    this.requests.push(request);
    return new Promise((resolve, reject) => {
      const { signal } = request;
      signal?.addEventListener('abort', () => reject(signal.reason));
      const scripted: ScriptedRequest = {
        request,
        reply: (status, body) => {
          const stream = new Body(this.cluster, signal);
          stream.bytes(Buffer.from(JSON.stringify(body)));
          stream.end();
          resolve(response(status, stream));
        },
        stream: () => {
          const stream = new Body(this.cluster, signal);
          resolve(response(200, stream));
          return stream;
        },
        fail: reason =>
          reject(new ClusterUnreachableError(this.cluster, reason)),
      };
      const waiting = this.#waiting.shift();
      if (waiting) waiting(scripted);
      else this.#open.push(scripted);
    });
  }
}

function response(status: number, body: Body): ClusterResponse {
  const text = async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body.read()) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  };
  return {
    status,
    header: () => undefined,
    text,
    json: async () => JSON.parse(await text()),
    body: () => body.read(),
  };
}
