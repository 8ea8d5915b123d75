import type {
  ClusterHealthFrame,
  EntityHealthFrame,
  FleetHealthFrame,
  WaiverRequest,
} from '@pilotage/plugin-cluster-health-common';
import { recordReport } from './recordReport';

type Answer = { readonly status: number; readonly body: unknown };
type Frame = FleetHealthFrame | ClusterHealthFrame | EntityHealthFrame;

/** First frame of each topic; `undefined` for a stream that stays silent. */
export interface RecordedTopics {
  readonly fleet?: () => FleetHealthFrame;
  readonly cluster?: (name: string) => ClusterHealthFrame;
  readonly entity?: (entityRef: string) => EntityHealthFrame;
}

/**
 * The cluster health backend as far as a browser sees it: event streams one can write to, and answers one can choose.
 * Stands in for the network only; client, stream and page are the real ones.
 */
export class RecordedBackend {
  readonly requests: {
    readonly method: string;
    readonly path: string;
    readonly body: unknown;
  }[] = [];
  /** Streams that are open now, by path. */
  readonly #streams = new Map<
    ReadableStreamDefaultController<Uint8Array>,
    string
  >();
  readonly #topics: RecordedTopics;

  /** Answer instead of a stream, for a refused one. */
  onStream: (path: string) => Answer | undefined = () => undefined;
  onInspect: (cluster: string) => Answer | Promise<Answer> = cluster =>
    ok(recordReport(cluster), 201);
  onReport: (cluster: string, id: string) => Answer | Promise<Answer> = (
    cluster,
    id,
  ) => ok(recordReport(cluster, { id }));
  onWaive: (request: WaiverRequest) => Answer | Promise<Answer> = request =>
    ok(
      {
        ...request,
        id: 'waiver-2',
        by: 'user:default/petra.novak',
        createdAt: Date.now(),
      },
      201,
    );
  onDelete: (path: string) => Answer | Promise<Answer> = () => ok('', 204);

  constructor(topics: RecordedTopics) {
    this.#topics = topics;
  }

  get openStreams(): readonly string[] {
    return [...this.#streams.values()];
  }

  /** Sends a frame to the open streams whose path ends so. */
  send(path: string, frame: Frame): void {
    for (const [stream, streamPath] of this.#streams) {
      if (streamPath.endsWith(path)) stream.enqueue(encode(frame));
    }
  }

  /** Closes all open streams without a word. */
  drop(): void {
    for (const stream of this.#streams.keys()) stream.close();
    this.#streams.clear();
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input instanceof Request ? input.url : input));
    const method = init?.method ?? 'GET';
    const body =
      typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    const path = url.pathname.replace('/api/cluster-health', '');
    this.requests.push({ method, path, body });
    if (path.endsWith('/stream')) {
      const refused = this.onStream(path);
      return refused
        ? respond(refused)
        : this.#stream(path, this.#first(path, url), init?.signal);
    }
    if (method === 'DELETE') return respond(await this.onDelete(path));
    if (path === '/v1/waivers') {
      return respond(await this.onWaive(body as WaiverRequest));
    }
    const [, cluster = '', id] =
      /^\/v1\/clusters\/([^/]+)\/inspections(?:\/([^/]+))?$/.exec(path) ?? [];
    if (cluster && id) return respond(await this.onReport(cluster, id));
    if (cluster) return respond(await this.onInspect(cluster));
    return respond(failure(404, path));
  };

  #first(path: string, url: URL): Frame | undefined {
    if (path === '/v1/fleet/stream') return this.#topics.fleet?.();
    if (path === '/v1/entity/stream') {
      return this.#topics.entity?.(url.searchParams.get('entity') ?? '');
    }
    const [, cluster = ''] =
      /^\/v1\/clusters\/([^/]+)\/stream$/.exec(path) ?? [];
    return this.#topics.cluster?.(decodeURIComponent(cluster));
  }

  #stream(
    path: string,
    first: Frame | undefined,
    signal: AbortSignal | null | undefined,
  ): Response {
    let own: ReadableStreamDefaultController<Uint8Array> | undefined;
    const stream = new ReadableStream<Uint8Array>({
      start: controller => {
        own = controller;
        this.#streams.set(controller, path);
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

function encode(frame: Frame): Uint8Array {
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
  // A response without content may have no body at all.
  return new Response(status === 204 ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}
