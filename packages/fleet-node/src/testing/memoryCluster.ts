import type { KubeObject } from '../access/kubeObject';
import type {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
} from '../access/types';
import { ClusterUnreachableError } from '../access/types';

const servedGroups =
  /^\/apis\/(?:apps|apps\.kruise\.io|discovery\.k8s\.io|policy)(?:\/|$)/;

/**
 * A cluster in memory that serves what the fleet model asks for: discovery, streamed lists and watches of whole
 * collections. For tests of what is built on the model; it has no controllers and no validation.
 *
 * @public
 */
export class MemoryCluster implements ClusterConnection {
  readonly cluster: string;
  readonly requests: ClusterRequest[] = [];
  readonly #collections = new Map<string, Map<string, KubeObject>>();
  readonly #watches = new Map<string, Set<(line: string | Error) => void>>();
  readonly #statuses = new Map<string, number>();
  #version = 100;
  #down: string | undefined;

  constructor(cluster = 'demo') {
    this.cluster = cluster;
  }

  /** Adds an object to a collection such as `/api/v1/pods`, or replaces the one of the same uid. */
  put(collection: string, object: KubeObject): void {
    this.#change(collection, object, objects => {
      const known = objects.has(object.metadata.uid);
      return known ? 'MODIFIED' : 'ADDED';
    });
  }

  remove(collection: string, object: KubeObject): void {
    this.#change(collection, object, () => 'DELETED');
  }

  /** Answers a path with this status from now on; 200 to stop. */
  answer(path: string, status: number): void {
    this.#statuses.set(path, status);
  }

  /** The cluster goes away, as seen through a proxy: open watches hang. */
  goDown(reason = 'connect ECONNREFUSED'): void {
    this.#down = reason;
    this.#watches.clear();
  }

  comeBack(): void {
    this.#down = undefined;
  }

  async request(request: ClusterRequest): Promise<ClusterResponse> {
    this.requests.push(request);
    const { path, query, signal } = request;
    if (this.#down) throw new ClusterUnreachableError(this.cluster, this.#down);
    const status = this.#statuses.get(path) ?? (this.#knows(path) ? 200 : 404);
    if (status !== 200)
      return respond(status, { kind: 'Status', message: `HTTP ${status}` });
    if (query?.watch)
      return this.#watch(path, query.sendInitialEvents === true, signal);
    return respond(200, discovery(path));
  }

  #knows(path: string): boolean {
    return (
      path.startsWith('/api/v1') ||
      servedGroups.test(path) ||
      path === '/version'
    );
  }

  #change(
    collection: string,
    object: KubeObject,
    typeOf: (objects: Map<string, KubeObject>) => string,
  ): void {
    this.#version += 1;
    const objects =
      this.#collections.get(collection) ?? new Map<string, KubeObject>();
    this.#collections.set(collection, objects);
    const metadata = {
      ...object.metadata,
      resourceVersion: String(this.#version),
    };
    const type = typeOf(objects);
    if (type === 'DELETED') objects.delete(metadata.uid);
    else objects.set(metadata.uid, { ...object, metadata });
    const line = JSON.stringify({ type, object: { ...object, metadata } });
    for (const send of this.#watches.get(collection) ?? []) send(line);
  }

  #watch(
    path: string,
    initial: boolean,
    signal: AbortSignal | undefined,
  ): ClusterResponse {
    const lines: (string | Error)[] = [];
    let wake = () => {};
    const woken = () =>
      new Promise<void>(resolve => {
        wake = resolve;
      });
    const send = (line: string | Error) => {
      lines.push(line);
      wake();
    };
    if (initial) {
      for (const object of this.#collections.get(path)?.values() ?? []) {
        send(JSON.stringify({ type: 'ADDED', object }));
      }
      const annotations = { 'k8s.io/initial-events-end': 'true' };
      const metadata = { resourceVersion: String(this.#version), annotations };
      send(JSON.stringify({ type: 'BOOKMARK', object: { metadata } }));
    }
    const watches = this.#watches.get(path) ?? new Set();
    this.#watches.set(path, watches.add(send));
    signal?.addEventListener('abort', () => send(signal.reason as Error));
    return {
      ...respond(200, undefined),
      async *body() {
        try {
          for (;;) {
            const line = lines.shift();
            if (line instanceof Error) throw line;
            if (line !== undefined) {
              yield Buffer.from(`${line}\n`);
            } else {
              await woken();
            }
          }
        } finally {
          watches.delete(send);
        }
      },
    };
  }
}

function discovery(path: string): unknown {
  const version = 'v1alpha1';
  return path.endsWith(`/${version}`)
    ? { resources: [{ name: 'clonesets' }, { name: 'sidecarsets' }] }
    : { preferredVersion: { version }, versions: [{ version }] };
}

function respond(status: number, body: unknown): ClusterResponse {
  const text = JSON.stringify(body);
  return {
    status,
    header: () => undefined,
    json: async () => body,
    text: async () => text,
    async *body() {
      yield Buffer.from(text);
    },
  };
}
