import type { Dispatcher } from 'undici';
import { HttpResponse, requestError } from './httpResponse';
import type { ClusterRequest, ClusterResponse } from './types';
import { ClusterUnreachableError } from './types';

const defaultTimeoutMs = 10_000;

/** One HTTP request to a cluster, direct or through a proxy. */
export interface HttpRequestOptions {
  readonly cluster: string;
  readonly dispatcher: Dispatcher;
  /** Scheme, host and port; with the path of the proxy when there is one. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly request: ClusterRequest;
}

/**
 * @throws ClusterUnreachableError when no answer comes in time; the signal's reason when the caller aborts.
 */
export async function httpRequest(
  options: HttpRequestOptions,
): Promise<ClusterResponse> {
  const { cluster, request } = options;
  const { origin, pathname } = new URL(options.baseUrl);
  request.signal?.throwIfAborted();

  const timeoutMs = request.timeoutMs ?? defaultTimeoutMs;
  const timeout = new AbortController();
  const timer = setTimeout(() => {
    timeout.abort(
      new ClusterUnreachableError(cluster, `no answer within ${timeoutMs} ms`),
    );
  }, timeoutMs);
  const signal = request.signal
    ? AbortSignal.any([request.signal, timeout.signal])
    : timeout.signal;
  try {
    const data = await unlessAborted(
      options.dispatcher.request({
        origin,
        path: pathname.replace(/\/$/, '') + request.path + queryOf(request),
        method: request.method,
        headers: { ...headersOf(request), ...options.headers },
        body: request.body === undefined ? null : JSON.stringify(request.body),
        signal,
        // Our own timer covers connecting too; watches are quiet for as long as they like.
        headersTimeout: 0,
        bodyTimeout: 0,
      }),
      signal,
    );
    return new HttpResponse({
      cluster,
      data,
      signal: request.signal,
      timeoutMs,
    });
  } catch (cause) {
    throw requestError(
      cluster,
      timeout.signal.aborted ? timeout.signal.reason : cause,
      request.signal,
    );
  } finally {
    clearTimeout(timer);
  }
}

/** A request that waits for a socket does not listen to its signal, and a handshake may take for ever. */
async function unlessAborted(
  answer: Promise<Dispatcher.ResponseData>,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const aborted = new AbortController();
  try {
    return await Promise.race([
      answer,
      new Promise<never>((_, reject) => {
        const options = { signal: aborted.signal };
        signal.addEventListener('abort', () => reject(signal.reason), options);
      }),
    ]);
  } catch (error) {
    answer.then(
      ({ body }) => body.on('error', () => {}).destroy(),
      () => undefined,
    );
    throw error;
  } finally {
    aborted.abort();
  }
}

function headersOf(request: ClusterRequest): Record<string, string> {
  return {
    accept: request.accept ?? 'application/json',
    ...(request.body === undefined
      ? {}
      : { 'content-type': request.contentType ?? 'application/json' }),
  };
}

function queryOf(request: ClusterRequest): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined) query.append(name, String(value));
  }
  return query.size === 0 ? '' : `?${query}`;
}
