import type { Clock } from '@pilotage/fleet-node';
import type { ControlPlaneComponent } from '../controllers/runtime/Component';
import { jsonResponse, type ApiRequest, type ApiResponse } from '../http/types';
import { ApiError } from '../store/ApiError';

/**
 * Which requests a fault is for; every given property must match.
 *
 * @public
 */
export interface RequestMatch {
  readonly method?: string;
  /** Tried on the path. */
  readonly path?: RegExp;
  readonly username?: string;
}

/**
 * An answer in place of the real one.
 *
 * @public
 */
export interface FaultyAnswer extends RequestMatch {
  /** HTTP status, such as 503 or 429. */
  readonly status: number;
  /** Seconds, sent as `Retry-After`. */
  readonly retryAfter?: number;
  /** How many requests are hit; default: all until cleared. */
  readonly times?: number;
}

/**
 * A delay before the real answer.
 *
 * @public
 */
export interface Latency extends RequestMatch {
  /** Milliseconds. */
  readonly ms: number;
}

/** What the server behind the faults can be told. */
interface FaultTarget {
  readonly clock: Clock;
  /** Closes the port and every connection. */
  refuse(): Promise<void>;
  /** Opens the same port again. */
  listen(): Promise<void>;
  /** Closes every open watch. */
  dropWatches(): void;
  /** Forgets all changes before now. */
  expireHistory(): void;
  /** Makes a health check fail. @returns takes it back */
  failCheck(check: string): () => void;
  /** Takes back all failures of health checks. */
  passChecks(): void;
  /** Kills a component, or starts it. Nothing happens when it is so already or there is none. */
  stopComponent(name: ControlPlaneComponent): void;
  startComponent(name: ControlPlaneComponent): void;
}

/**
 * What can go wrong with an API server, on demand. Faults of one request go through sockets and in-process
 * connections alike; a refused port concerns only sockets.
 *
 * @public
 */
export class Faults {
  readonly #target: FaultTarget;
  readonly #answers = new Set<{ fault: FaultyAnswer; left: number }>();
  readonly #latencies = new Set<Latency>();
  #paused: { promise: Promise<void>; resume: () => void } | undefined;

  constructor(target: FaultTarget) {
    this.#target = target;
  }

  /** Connections are accepted, nothing is answered: a black hole. */
  pause(): void {
    if (this.#paused) return;
    let resume = () => {};
    const promise = new Promise<void>(resolve => {
      resume = resolve;
    });
    this.#paused = { promise, resume };
  }

  /** Answers what has been waiting. */
  resume(): void {
    this.#paused?.resume();
    this.#paused = undefined;
  }

  /** Closes the port: connection refused, open connections reset. */
  refuse(): Promise<void> {
    return this.#target.refuse();
  }

  /** Comes back on the same port. */
  listen(): Promise<void> {
    return this.#target.listen();
  }

  /** @returns takes the delay back */
  addLatency(latency: Latency): () => void {
    this.#latencies.add(latency);
    return () => this.#latencies.delete(latency);
  }

  /** @returns takes the fault back */
  answer(fault: FaultyAnswer): () => void {
    const entry = { fault, left: fault.times ?? Infinity };
    this.#answers.add(entry);
    return () => this.#answers.delete(entry);
  }

  /** Ends every open watch, as a restarted API server does. */
  dropWatches(): void {
    this.#target.dropWatches();
  }

  /** Forgets the past: a watch or a page from before gets 410 Expired. */
  expireHistory(): void {
    this.#target.expireHistory();
  }

  /**
   * Makes one check of `/readyz`, `/livez` and `/healthz` fail.
   *
   * @param check - for example `etcd`
   * @returns takes it back
   */
  failCheck(check: string): () => void {
    return this.#target.failCheck(check);
  }

  /** Kills a component: its Lease goes stale, its work is left undone. */
  stopComponent(name: ControlPlaneComponent): void {
    this.#target.stopComponent(name);
  }

  /** Starts a component that was stopped; it begins by looking at everything. */
  startComponent(name: ControlPlaneComponent): void {
    this.#target.startComponent(name);
  }

  /** Takes back everything that holds until taken back. */
  async clear(): Promise<void> {
    this.#answers.clear();
    this.#latencies.clear();
    this.#target.passChecks();
    this.#target.startComponent('kube-controller-manager');
    this.#target.startComponent('kube-scheduler');
    this.resume();
    await this.#target.listen();
  }

  /**
   * Lets one request suffer what is set for it.
   *
   * @returns the answer to give instead of the real one, if any
   */
  async suffer(request: ApiRequest): Promise<ApiResponse | undefined> {
    while (this.#paused && !request.signal.aborted) {
      await Promise.race([this.#paused.promise, aborted(request.signal)]);
    }
    for (const latency of this.#latencies) {
      if (matches(latency, request)) {
        await new Promise<void>(resolve => {
          this.#target.clock.setTimeout(resolve, latency.ms);
        });
      }
    }
    for (const entry of this.#answers) {
      if (!matches(entry.fault, request)) continue;
      entry.left--;
      if (entry.left <= 0) this.#answers.delete(entry);
      return faultyResponse(entry.fault);
    }
    return undefined;
  }
}

function matches(
  { method, path, username }: RequestMatch,
  request: ApiRequest,
): boolean {
  return (
    (method === undefined || method === request.method) &&
    (path === undefined || path.test(request.path)) &&
    (username === undefined || username === request.user.username)
  );
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

const reasons: Readonly<Record<number, readonly [string, string]>> = {
  429: ['TooManyRequests', 'too many requests, please try again later'],
  500: ['InternalError', 'Internal error occurred: injected by the simulator'],
  503: [
    'ServiceUnavailable',
    'the server is currently unable to handle the request',
  ],
  504: [
    'Timeout',
    'the server was unable to return a response in the time allotted',
  ],
};

function faultyResponse({ status, retryAfter }: FaultyAnswer): ApiResponse {
  const [reason, message] = reasons[status] ?? [
    'Unknown',
    `injected status ${status}`,
  ];
  return jsonResponse(
    status,
    new ApiError({
      code: status,
      reason,
      message,
      ...(retryAfter === undefined
        ? {}
        : { details: { retryAfterSeconds: retryAfter } }),
    }).toStatus(),
    retryAfter === undefined
      ? undefined
      : { 'retry-after': String(retryAfter) },
  );
}
