import {
  ClusterUnreachableError,
  type ClusterConnection,
  type ClusterRequest,
  type ClusterResponse,
} from '@pilotage/fleet-node';
import type { ApiRequest, ApiResponse, UserInfo } from './types';

/** Milliseconds until the answer must begin, as every {@link ClusterConnection} promises. */
const defaultTimeout = 10_000;

/** A connection to the API in the same process: the same handler, no sockets. */
export class InProcessConnection implements ClusterConnection {
  readonly cluster: string;
  readonly #handle: (request: ApiRequest) => Promise<ApiResponse>;
  readonly #user: UserInfo;
  readonly #userAgent: string;

  constructor(options: {
    cluster: string;
    user: UserInfo;
    /** Recorded as the manager of what this connection writes. */
    userAgent: string;
    handle: (request: ApiRequest) => Promise<ApiResponse>;
  }) {
    this.cluster = options.cluster;
    this.#handle = options.handle;
    this.#user = options.user;
    this.#userAgent = options.userAgent;
  }

  async request(request: ClusterRequest): Promise<ClusterResponse> {
    const gone = new AbortController();
    const abort = () => gone.abort();
    if (request.signal?.aborted)
      throw this.#unreachable('the request was aborted');
    request.signal?.addEventListener('abort', abort, { once: true });
    const answer = this.#handle(this.#toApi(request, gone.signal));
    const response = await this.#inTime(answer, request, gone);
    return toClusterResponse(response, gone);
  }

  #toApi(request: ClusterRequest, signal: AbortSignal): ApiRequest {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) query.set(name, String(value));
    }
    return {
      method: request.method,
      path: request.path,
      query,
      headers: {
        'user-agent': this.#userAgent,
        'content-type': request.contentType ?? 'application/json',
      },
      body: request.body === undefined ? '' : JSON.stringify(request.body),
      user: this.#user,
      signal,
    };
  }

  async #inTime(
    answer: Promise<ApiResponse>,
    { timeoutMs = defaultTimeout, signal }: ClusterRequest,
    gone: AbortController,
  ): Promise<ApiResponse> {
    let timer: NodeJS.Timeout | undefined;
    let cancel = () => {};
    const failed = new Promise<never>((_, reject) => {
      const fail = (why: string) => {
        gone.abort();
        reject(this.#unreachable(why));
      };
      cancel = () => fail('the request was aborted');
      timer = setTimeout(
        () => fail(`no answer within ${timeoutMs} ms`),
        timeoutMs,
      );
      signal?.addEventListener('abort', cancel, { once: true });
    });
    try {
      return await Promise.race([answer, failed]);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    }
  }

  #unreachable(why: string): ClusterUnreachableError {
    return new ClusterUnreachableError(this.cluster, why);
  }
}

function toClusterResponse(
  response: ApiResponse,
  gone: AbortController,
): ClusterResponse {
  const { status, contentType, headers = {}, body } = response;
  const text = async () => {
    if (typeof body === 'string') return body;
    let all = '';
    for await (const piece of body) all += piece;
    return all;
  };
  return {
    status,
    header: name =>
      name.toLowerCase() === 'content-type'
        ? contentType
        : headers[name.toLowerCase()],
    json: async () => JSON.parse(await text()) as unknown,
    text,
    async *body() {
      try {
        if (typeof body === 'string') yield Buffer.from(body);
        else for await (const piece of body) yield Buffer.from(piece);
      } finally {
        gone.abort();
      }
    },
  };
}
