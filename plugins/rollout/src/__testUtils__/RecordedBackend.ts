import type {
  Forecast,
  OperationAnswer,
  OperationRequest,
  PodDiagnosis,
  RolloutFrame,
  SidecarEntityFrame,
  SidecarFleetFrame,
} from '@pilotage/plugin-rollout-common';

type SidecarFrame = SidecarFleetFrame | SidecarEntityFrame;

type Answer = { readonly status: number; readonly body: unknown };

export const recordedForecast: Forecast = {
  mode: 'in-place',
  code: 'image-only',
  reason: 'only images change, so the controller restarts containers in place',
  pods: 20,
  podsLeftOld: 27,
  containersRestarted: ['main'],
  containersUntouched: ['log-agent'],
  batches: { count: 3, size: 7 },
  atLeastMs: 54_000,
  inTheWay: [
    {
      severity: 'slows',
      code: 'failing-pods',
      message: '2 updated pods are failing now: they use 2 of the 7 allowed',
    },
  ],
  diff: [
    { path: 'spec.updateStrategy.partition', before: '70%', after: '40%' },
  ],
  resourceVersion: '4712',
  uid: 'uid-prod-eu',
};

/**
 * The rollout backend as far as a browser sees it: an event stream one can write to, and answers one can choose.
 * Stands in for the network only; client, stream and page are the real ones.
 */
export class RecordedBackend {
  readonly requests: {
    readonly path: string;
    readonly body: unknown;
    readonly headers: Headers;
  }[] = [];
  /** Streams that are open now. */
  readonly #streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  readonly #first: () => RolloutFrame | undefined;

  onForecast: (body: unknown) => Answer | Promise<Answer> = () =>
    ok(recordedForecast);
  onOperation: (body: OperationRequest) => Answer | Promise<Answer> = body =>
    ok(recordedAnswer(body), 202);
  onDiagnosis: (query: URLSearchParams) => Answer | Promise<Answer> = query =>
    ok(recordedDiagnosis(query.get('pod') ?? ''));
  /** Answer instead of a stream, for a refused one. */
  onStream: () => Answer | undefined = () => undefined;

  /** Frame that streams of sidecars begin with. */
  firstOfSidecars: () => SidecarFrame | undefined = () => undefined;
  onCsv: () => Answer = () => ok('sidecar,application');

  /** @param first - frame that every new stream begins with. */
  constructor(first: () => RolloutFrame | undefined) {
    this.#first = first;
  }

  get openStreams(): number {
    return this.#streams.size;
  }

  /** Sends a frame to all open streams. */
  send(frame: RolloutFrame): void {
    for (const stream of this.#streams) stream.enqueue(encode(frame));
  }

  /** Closes all open streams without a word. */
  drop(): void {
    for (const stream of this.#streams) stream.close();
    this.#streams.clear();
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input instanceof Request ? input.url : input));
    const body =
      typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    this.requests.push({
      path: url.pathname + url.search,
      body,
      headers: new Headers(init?.headers),
    });
    const sidecars = url.pathname.includes('/v1/sidecars/');
    if (url.pathname.endsWith('/stream')) {
      const refused = this.onStream();
      return refused
        ? respond(refused)
        : this.#stream(
            sidecars ? this.firstOfSidecars() : this.#first(),
            init?.signal ?? undefined,
          );
    }
    if (url.pathname.endsWith('.csv')) return respond(this.onCsv());
    if (url.pathname.endsWith('/v1/forecasts'))
      return respond(await this.onForecast(body));
    if (url.pathname.endsWith('/v1/operations'))
      return respond(await this.onOperation(body));
    if (url.pathname.endsWith('/v1/diagnosis'))
      return respond(await this.onDiagnosis(url.searchParams));
    return respond({
      status: 404,
      body: { error: { name: 'NotFoundError', message: url.pathname } },
    });
  };

  #stream(
    first: RolloutFrame | SidecarFrame | undefined,
    signal: AbortSignal | undefined,
  ): Response {
    let own: ReadableStreamDefaultController<Uint8Array> | undefined;
    const stream = new ReadableStream<Uint8Array>({
      start: controller => {
        own = controller;
        this.#streams.add(controller);
        if (first) controller.enqueue(encode(first));
      },
    });
    signal?.addEventListener('abort', () => {
      if (own && this.#streams.delete(own)) own.close();
    });
    return new Response(stream, {
      headers: { 'content-type': 'text/event-stream' },
    });
  }
}

function encode(frame: RolloutFrame | SidecarFrame): Uint8Array {
  return new TextEncoder().encode(`data: ${JSON.stringify(frame)}\n\n`);
}

export function ok(body: unknown, status = 200): Answer {
  return { status, body };
}

/** A failure in the form every Backstage backend gives it. */
export function failure(status: number, message: string): Answer {
  return {
    status,
    body: {
      error: { name: 'Error', message },
      response: { statusCode: status },
    },
  };
}

function respond({ status, body }: Answer): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

export function recordedAnswer(request: OperationRequest): OperationAnswer {
  return {
    type: 'recorded',
    operation: {
      id: `op-${request.idempotencyKey}`,
      workload: request.workload,
      verb: request.change.verb,
      change: request.change,
      summary: request.change.verb,
      actor: 'user:default/ann.lee',
      requestedAt: Date.now(),
      outcome: { state: 'accepted', at: Date.now() },
    },
  };
}

function recordedDiagnosis(pod: string): PodDiagnosis {
  return {
    pod,
    container: 'main',
    events: [
      {
        type: 'Warning',
        reason: 'BackOff',
        message: 'Back-off restarting failed container main',
        count: 5,
        lastSeen: Date.now() - 40_000,
      },
    ],
    log: {
      available: true,
      previous: true,
      lines: [
        '11:06:02 FATAL config: PAYMENTS_URL is not set',
        '11:06:02 exited with 1',
      ],
    },
  };
}
