/** What a request means, read from its path and method alone. */
export type RequestInfo =
  | {
      readonly kind: 'resource';
      readonly verb: Verb;
      /** Empty string for the core group. */
      readonly group: string;
      readonly version: string;
      readonly plural: string;
      readonly namespace?: string;
      readonly name?: string;
      readonly subresource?: string;
    }
  | { readonly kind: 'path'; readonly verb: string; readonly path: string };

/** The verbs of RBAC rules. */
type Verb =
  | 'get'
  | 'list'
  | 'watch'
  | 'create'
  | 'update'
  | 'patch'
  | 'delete'
  | 'deletecollection';

/** A request for a resource. */
export type ResourceRequestInfo = Extract<RequestInfo, { kind: 'resource' }>;

/**
 * Reads `/api/v1/…` and `/apis/<group>/<version>/…`; anything shorter or elsewhere is a plain path.
 */
export function parseRequest(
  method: string,
  path: string,
  query: URLSearchParams,
): RequestInfo {
  const plain: RequestInfo = { kind: 'path', verb: method.toLowerCase(), path };
  const segments = decodeSegments(path);
  if (!segments) return plain;
  const [root, ...rest] = segments;
  if (root === 'api' && rest.length >= 2) {
    return readResource(
      method,
      { group: '', version: rest[0]! },
      rest.slice(1),
      query,
    );
  }
  if (root === 'apis' && rest.length >= 3) {
    return readResource(
      method,
      { group: rest[0]!, version: rest[1]! },
      rest.slice(2),
      query,
    );
  }
  return plain;
}

function decodeSegments(path: string): string[] | undefined {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function readResource(
  method: string,
  groupVersion: { group: string; version: string },
  segments: string[],
  query: URLSearchParams,
): ResourceRequestInfo {
  const oldWatch = segments[0] === 'watch' && segments.length > 1;
  const parts = oldWatch ? segments.slice(1) : segments;
  const target = readPlace(parts);
  const watching = oldWatch || ['1', 'true'].includes(query.get('watch') ?? '');
  const verb = verbOf(method, target.name !== undefined, watching);
  const selected = target.name ?? nameInSelector(verb, query);
  return {
    kind: 'resource',
    verb,
    ...groupVersion,
    ...target,
    ...(selected === undefined ? {} : { name: selected }),
  };
}

/** Below `namespaces/<name>` lies another resource, except for the namespace's own subresources. */
function readPlace(parts: string[]) {
  const own = ['status', 'finalize'];
  if (
    parts[0] === 'namespaces' &&
    parts.length > 2 &&
    !own.includes(parts[2]!)
  ) {
    const [, namespace, plural, name, ...rest] = parts;
    return place(plural!, name, rest, namespace);
  }
  const [plural, name, ...rest] = parts;
  return place(
    plural!,
    name,
    rest,
    plural === 'namespaces' && name ? name : undefined,
  );
}

function place(
  plural: string,
  name: string | undefined,
  rest: readonly string[],
  namespace: string | undefined,
) {
  return {
    plural,
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
    ...(rest.length > 0 ? { subresource: rest.join('/') } : {}),
  };
}

function verbOf(method: string, named: boolean, watching: boolean): Verb {
  switch (method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return named ? 'delete' : 'deletecollection';
    default:
      if (watching) return 'watch';
      return named ? 'get' : 'list';
  }
}

/** A list of one named object may be allowed to who may only see that one. */
function nameInSelector(
  verb: Verb,
  query: URLSearchParams,
): string | undefined {
  if (!['list', 'watch', 'deletecollection'].includes(verb)) return undefined;
  return /(?:^|,)metadata\.name==?([^,]+)/.exec(
    query.get('fieldSelector') ?? '',
  )?.[1];
}
