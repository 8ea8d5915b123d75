import { Authorizer } from '../rbac/Authorizer';
import type { Attributes } from '../rbac/rules';
import { ApiError } from '../store/ApiError';
import type { InMemoryStore } from '../store/InMemoryStore';
import { forbidden, unknownResource } from '../store/statusErrors';
import { coreVersions, group, groupList, resourceList } from './discovery';
import { dispatch } from './handlers/dispatch';
import type { PodLogs } from './handlers/podSubresources';
import { HealthChecks } from './HealthChecks';
import { History } from './history';
import {
  parseRequest,
  type RequestInfo,
  type ResourceRequestInfo,
} from './RequestInfo';
import { ResourceTable } from './ResourceTable';
import {
  jsonResponse,
  textResponse,
  type ApiRequest,
  type ApiResponse,
  type UserInfo,
} from './types';
import { version } from './version';

/** The API itself, without sockets: a request in, an answer out. */
export class ApiServer {
  readonly history = new History();
  readonly health = new HealthChecks();
  readonly #store: InMemoryStore;
  readonly #table: ResourceTable;
  readonly #authorizer: Authorizer;
  readonly #logs: PodLogs;

  constructor(options: { store: InMemoryStore; logs: PodLogs }) {
    this.#store = options.store;
    this.#logs = options.logs;
    this.#table = new ResourceTable(options.store);
    this.#authorizer = new Authorizer(options.store);
  }

  /** Answers; a refusal is an answer with a Status, and nothing throws. */
  async handle(request: ApiRequest): Promise<ApiResponse> {
    try {
      return await this.#answer(request);
    } catch (error) {
      return errorResponse(error);
    }
  }

  async #answer(request: ApiRequest): Promise<ApiResponse> {
    const info = parseRequest(request.method, request.path, request.query);
    this.#authorize(request.user, info);
    if (info.kind === 'path') return this.#path(request);
    const resource = this.#table.find(info.group, info.version, info.plural);
    if (!resource) return this.#unknown(info);
    // A namespaced object has its namespace in the path, a list of all namespaces has not.
    const misplaced =
      resource.served.namespaced &&
      !info.namespace &&
      resource.served.verbs.includes('get') &&
      !['list', 'watch'].includes(info.verb);
    if (misplaced) throw unknownResource();
    return dispatch(
      { request, info, resource, store: this.#store, history: this.history },
      { authorizer: this.#authorizer, logs: this.#logs },
    );
  }

  /** Known groups say so in a Status, unknown ones do not even reach a handler. */
  #unknown(info: ResourceRequestInfo): ApiResponse {
    if (this.#isBuiltIn(info.group)) throw unknownResource();
    return pageNotFound();
  }

  #isBuiltIn(apiGroup: string): boolean {
    return this.#table.served.some(
      resource => resource.group === apiGroup && !resource.custom,
    );
  }

  #path({ method, path, query }: ApiRequest): ApiResponse {
    const answer = this.#readPath(path.replace(/(.)\/$/, '$1'), query);
    if (!answer) return pageNotFound();
    if (method !== 'GET' && method !== 'HEAD') {
      throw new ApiError({
        code: 405,
        reason: 'MethodNotAllowed',
        message:
          'the server does not allow this method on the requested resource',
        details: {},
      });
    }
    return answer;
  }

  #readPath(path: string, query: URLSearchParams): ApiResponse | undefined {
    const found = this.health.answer(path, query);
    if (found) return found;
    const resources = this.#table.served;
    const [root, first, second] = path.split('/').filter(Boolean);
    const json = (body: unknown) =>
      body ? jsonResponse(200, body) : undefined;
    if (path === '/version') return json(version);
    if (path === '/') {
      return json({
        paths: ['/api', '/apis', '/healthz', '/livez', '/readyz', '/version'],
      });
    }
    if (root === 'api') {
      return json(first ? resourceList('', first, resources) : coreVersions());
    }
    if (root !== 'apis') return undefined;
    if (!first) return json(groupList(resources));
    const list = second
      ? resourceList(first, second, resources)
      : group(first, resources);
    if (!list && second && this.#isBuiltIn(first)) throw unknownResource();
    return json(list);
  }

  /** @throws ApiError Forbidden */
  #authorize(user: UserInfo, info: RequestInfo): void {
    if (this.#authorizer.allows(user, attributesOf(info))) return;
    const who = `User "${user.username}" cannot ${info.verb}`;
    if (info.kind === 'path') {
      throw forbidden(undefined, undefined, `${who} path "${info.path}"`);
    }
    const { group: apiGroup, plural, subresource, namespace, name } = info;
    const resource = subresource ? `${plural}/${subresource}` : plural;
    const where = namespace
      ? `in the namespace "${namespace}"`
      : 'at the cluster scope';
    throw forbidden(
      { group: apiGroup, plural },
      name,
      `${who} resource "${resource}" in API group "${apiGroup}" ${where}`,
    );
  }
}

function attributesOf(info: RequestInfo): Attributes {
  if (info.kind === 'path') return { verb: info.verb, path: info.path };
  const { verb, group: apiGroup, plural, subresource, name, namespace } = info;
  return {
    verb,
    group: apiGroup,
    resource: subresource ? `${plural}/${subresource}` : plural,
    name,
    namespace,
  };
}

function pageNotFound(): ApiResponse {
  return textResponse(404, '404 page not found\n');
}

/** The answer for a refusal; anything else thrown is a fault of the simulator and says so. */
export function errorResponse(error: unknown): ApiResponse {
  const refusal =
    error instanceof ApiError
      ? error
      : new ApiError({
          code: 500,
          reason: 'InternalError',
          message: `Internal error occurred: the simulator failed: ${String(
            (error as Error)?.stack ?? error,
          )}`,
        });
  const retryAfter = refusal.details?.retryAfterSeconds;
  return jsonResponse(
    refusal.code,
    refusal.toStatus(),
    retryAfter ? { 'retry-after': String(retryAfter) } : undefined,
  );
}
