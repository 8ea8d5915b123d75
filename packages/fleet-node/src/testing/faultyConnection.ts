import type {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
} from '../access/types';
import { ClusterUnreachableError } from '../access/types';
import type { Clock } from '../sync/clock';
import { delay, systemClock } from '../sync/clock';

/**
 * - `black-hole`: takes every request and never answers it.
 * - `refusing`: answers 403.
 * - `slow`: answers late.
 * - `forgetful`: has forgotten every version as soon as it has listed, and says 410.
 *
 * @public
 */
export type ConnectionFault = 'black-hole' | 'refusing' | 'slow' | 'forgetful';

/**
 * A cluster that does not work.
 *
 * @public
 */
export function faultyConnection(
  inner: ClusterConnection,
  fault: ConnectionFault,
  options: {
    readonly clock?: Clock;
    /** How late a slow cluster answers, milliseconds; default 4,000. */
    readonly slowMs?: number;
  } = {},
): ClusterConnection {
  const { clock = systemClock, slowMs = 4_000 } = options;
  const { cluster } = inner;
  const wait = (ms: number, { signal }: ClusterRequest) =>
    delay(clock, ms, signal ?? new AbortController().signal);

  const answers: Record<
    ConnectionFault,
    (request: ClusterRequest) => Promise<ClusterResponse>
  > = {
    async 'black-hole'(request) {
      const { timeoutMs = 10_000 } = request;
      await wait(timeoutMs, request);
      throw new ClusterUnreachableError(
        cluster,
        `no answer within ${timeoutMs} ms`,
      );
    },
    async refusing() {
      const body = { kind: 'Status', code: 403, message: 'forbidden' };
      return {
        status: 403,
        header: () => undefined,
        json: async () => body,
        text: async () => JSON.stringify(body),
        async *body() {
          yield Buffer.from(JSON.stringify(body));
        },
      };
    },
    async slow(request) {
      await wait(slowMs, request);
      return inner.request(request);
    },
    async forgetful(request) {
      const response = await inner.request(request);
      return request.query?.watch ? forgetting(response) : response;
    },
  };
  return { cluster, request: answers[fault] };
}

function forgetting(response: ClusterResponse): ClusterResponse {
  const object = { kind: 'Status', code: 410, message: 'too old' };
  return {
    ...response,
    async *body() {
      for await (const chunk of response.body()) {
        yield chunk;
        if (!Buffer.from(chunk).includes('initial-events-end')) continue;
        yield Buffer.from(`${JSON.stringify({ type: 'ERROR', object })}\n`);
      }
    },
  };
}
