import type {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
  KubeObject,
} from '@pilotage/fleet-node';
import { mergePatch } from './mergePatch';
import { WatchBody } from './watchBody';

type Stored = KubeObject & Record<string, unknown>;

/** A collection and, for one object of it, the rest of the path. */
interface Target {
  readonly collection: string;
  readonly name?: string;
  readonly subresource?: string;
}

const kruisePlurals = ['nodeimages', 'containerrecreaterequests'];

/** Just enough of an API server, in memory, to carry kubelets: objects by path, status patches, watches. */
export class MemoryApi implements ClusterConnection {
  readonly cluster = 'memory';
  readonly requests: ClusterRequest[] = [];
  /** Answers in the place of the API when it returns a status; throws when no answer is to come. */
  intercept: (request: ClusterRequest) => number | undefined = () => undefined;
  /** How long an answer takes: a turn of the event loop, so that requests can overlap. */
  latency: () => Promise<void> = () =>
    new Promise(resolve => {
      setImmediate(resolve);
    });
  inFlight = 0;
  mostInFlight = 0;
  readonly #kruise: boolean;
  readonly #objects = new Map<string, Stored>();
  readonly #watches = new Map<string, Set<WatchBody>>();
  #version = 1;

  constructor(options: { kruise?: boolean } = {}) {
    this.#kruise = options.kruise ?? false;
  }

  /** Puts an object there, as a controller would. */
  put(path: string, object: object): Stored {
    const { collection, name = '' } = target(path);
    const before = this.#objects.get(path);
    this.#version += 1;
    const { metadata = {}, ...rest } = object as Partial<KubeObject>;
    const stored: Stored = {
      ...rest,
      metadata: {
        uid: before?.metadata.uid ?? `uid-${this.#version}`,
        name,
        ...(namespaceOf(path) ? { namespace: namespaceOf(path) } : {}),
        ...metadata,
        resourceVersion: String(this.#version),
      },
    };
    this.#objects.set(path, stored);
    this.#tell(collection, before ? 'MODIFIED' : 'ADDED', stored);
    return stored;
  }

  /** Changes an object there, as a controller would. */
  change(path: string, patch: object): Stored {
    return this.put(path, mergePatch(this.get(path), patch) as Stored);
  }

  get<T = Stored>(path: string): T {
    const object = this.find(path);
    if (!object) throw new Error(`There is no ${path}`);
    return object as T;
  }

  find(path: string): Stored | undefined {
    return this.#objects.get(path);
  }

  list(collection: string): Stored[] {
    return [...this.#objects].flatMap(([path, object]) =>
      withoutNamespace(target(path).collection) === withoutNamespace(collection)
        ? [object]
        : [],
    );
  }

  remove(path: string): void {
    const object = this.#objects.get(path);
    if (!object) return;
    this.#objects.delete(path);
    this.#tell(target(path).collection, 'DELETED', object);
  }

  /** Requests of a method to paths that contain a text. */
  sent(method: string, part: string): ClusterRequest[] {
    return this.requests.filter(
      sent => sent.method === method && sent.path.includes(part),
    );
  }

  async request(request: ClusterRequest): Promise<ClusterResponse> {
    this.requests.push(request);
    const forced = this.intercept(request);
    if (forced !== undefined)
      return answer(forced, { message: 'as the test wants it' });
    if (request.query?.watch) return this.#watch(request);
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    await this.latency();
    this.inFlight -= 1;
    return this.#serve(request);
  }

  #serve({ method, path, body, contentType }: ClusterRequest): ClusterResponse {
    const group = this.#discover(path);
    if (group) return answer(200, group);
    const { collection, name, subresource } = target(path);
    if (method === 'POST') {
      const own = `${path}/${(body as KubeObject).metadata.name}`;
      return this.#objects.has(own)
        ? answer(409, {})
        : answer(201, this.put(own, body as object));
    }
    if (path.includes('kruise') && !this.#kruise) return answer(404, {});
    const own = `${collection}/${name}`;
    const object = this.#objects.get(own);
    if (!object) return answer(404, {});
    const { uid } = object.metadata;
    if (method === 'GET') return answer(200, object);
    if (method === 'DELETE') {
      const options = body as { preconditions?: { uid?: string } };
      if (options.preconditions?.uid !== uid) return answer(409, {});
      this.remove(own);
      return answer(200, {});
    }
    const { metadata, ...patch } = body as Partial<KubeObject>;
    if (metadata?.uid && metadata.uid !== uid) return answer(409, {});
    const changed = subresource === 'status' ? { status: patch.status } : patch;
    const strategic = contentType === 'application/strategic-merge-patch+json';
    return answer(
      200,
      this.put(own, mergePatch(object, changed, strategic) as Stored),
    );
  }

  #discover(path: string): object | undefined {
    if (!this.#kruise) return undefined;
    if (path === '/apis/apps.kruise.io')
      return { versions: [{ version: 'v1alpha1' }] };
    if (path !== '/apis/apps.kruise.io/v1alpha1') return undefined;
    return {
      resources: kruisePlurals.map(name => ({
        name,
        kind: name,
        namespaced: name !== 'nodeimages',
      })),
    };
  }

  #watch(request: ClusterRequest): ClusterResponse {
    const body = new WatchBody(request.signal);
    const watches = this.#watches.get(request.path) ?? new Set();
    this.#watches.set(request.path, watches.add(body));
    if (request.query?.sendInitialEvents) {
      for (const object of this.list(request.path))
        body.send({ type: 'ADDED', object });
      const metadata = {
        resourceVersion: String(this.#version),
        annotations: { 'k8s.io/initial-events-end': 'true' },
      };
      body.send({ type: 'BOOKMARK', object: { metadata } });
    }
    return { ...answer(200, {}), body: () => body.read() };
  }

  #tell(collection: string, type: string, object: Stored): void {
    const watches = this.#watches.get(withoutNamespace(collection)) ?? [];
    for (const watch of watches) watch.send({ type, object });
  }
}

/** `/api/v1/[namespaces/<ns>/]<plural>[/<name>[/<subresource>]]`, the same for `/apis/<group>/<version>`. */
function target(path: string): Target {
  const parts = path.split('/');
  const root = parts[1] === 'api' ? 3 : 4;
  const namespaced = parts[root] === 'namespaces' && parts.length > root + 2;
  const plural = namespaced ? root + 2 : root;
  return {
    collection: parts.slice(0, plural + 1).join('/'),
    name: parts[plural + 1],
    subresource: parts[plural + 2],
  };
}

function namespaceOf(path: string): string | undefined {
  return /\/namespaces\/([^/]+)\//.exec(path)?.[1];
}

function withoutNamespace(collection: string): string {
  return collection.replace(/\/namespaces\/[^/]+/, '');
}

function answer(status: number, body: unknown): ClusterResponse {
  const text = JSON.stringify(body);
  return {
    status,
    header: () => undefined,
    json: async () => JSON.parse(text),
    text: async () => text,
    async *body() {
      yield Buffer.from(text);
    },
  };
}
