import type {
  IncomingMessage,
  RequestListener,
  ServerResponse,
} from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection } from './collection';
import type { Fault } from './faults';

const slowMs = 3_000;
const trickleMs = 2;

/** Collections that are served and have nothing in them. */
const empty =
  /^\/api\/v1\/(?:nodes|namespaces|services)$|^\/apis\/(?:apps\/v1\/\w+|discovery\.k8s\.io\/v1\/\w+|policy\/v1\/\w+|apps\.kruise\.io\/v1alpha1\/sidecarsets)$/;
const group = '/apis/apps.kruise.io';
const version = 'v1alpha1';

/** An API server with pods, one CloneSet and nothing else. */
export function fakeCluster(options: {
  readonly pods: Collection;
  readonly cloneSets: Collection;
  readonly nothing: Collection;
  readonly fault?: Fault;
}): RequestListener {
  const { pods, cloneSets, nothing, fault } = options;
  const collectionAt = (path: string): Collection | undefined => {
    if (path === '/api/v1/pods') return pods;
    if (path === `${group}/${version}/clonesets`) return cloneSets;
    return empty.test(path) ? nothing : undefined;
  };
  return (request, response) => {
    void answer(request, response).catch(() => response.destroy());
  };

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('content-type', 'application/json');
    if (fault === 'refusing') {
      end(response, 403, { kind: 'Status', code: 403, message: 'forbidden' });
      return;
    }
    if (fault === 'slow') await sleep(slowMs);
    const collection = collectionAt(url.pathname);
    if (!collection) {
      end(response, 200, discovery(url.pathname));
    } else if (!url.searchParams.has('watch')) {
      collection.list(response, url.searchParams);
    } else {
      await follow(collection, response, url.searchParams);
    }
  }

  async function follow(
    collection: Collection,
    response: ServerResponse,
    query: URLSearchParams,
  ): Promise<void> {
    const forgets = fault === 'forgetful' && collection !== nothing;
    if (query.has('sendInitialEvents')) {
      const pause = fault === 'slow' ? () => sleep(trickleMs) : undefined;
      await collection.stream(response, pause);
    } else if (!forgets) {
      collection.watch(response);
    }
    if (forgets) {
      const object = { kind: 'Status', code: 410, message: 'too old' };
      response.end(`${JSON.stringify({ type: 'ERROR', object })}\n`);
    }
  }
}

function discovery(path: string): unknown {
  if (path === `${group}/${version}`) {
    return { resources: [{ name: 'clonesets' }, { name: 'sidecarsets' }] };
  }
  if (path === group) {
    return { preferredVersion: { version }, versions: [{ version }] };
  }
  return {};
}

function end(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.end(JSON.stringify(body));
}
