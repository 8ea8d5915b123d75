import { ApiError, type StatusCause } from './ApiError';

/** A resource as messages of the API server name it. */
export interface QualifiedResource {
  readonly group: string;
  readonly plural: string;
}

/** `deployments.apps`, or `pods` in the core group. */
function qualified({ group, plural }: QualifiedResource): string {
  return group ? `${plural}.${group}` : plural;
}

function details(resource: QualifiedResource, name?: string) {
  return {
    ...(name ? { name } : {}),
    ...(resource.group ? { group: resource.group } : {}),
    kind: resource.plural,
  };
}

export function notFound(resource: QualifiedResource, name: string): ApiError {
  return new ApiError({
    code: 404,
    reason: 'NotFound',
    message: `${qualified(resource)} "${name}" not found`,
    details: details(resource, name),
  });
}

export function alreadyExists(
  resource: QualifiedResource,
  name: string,
): ApiError {
  return new ApiError({
    code: 409,
    reason: 'AlreadyExists',
    message: `${qualified(resource)} "${name}" already exists`,
    details: details(resource, name),
  });
}

/** @param why - default: the object has been modified */
export function conflict(
  resource: QualifiedResource,
  name: string,
  why = 'the object has been modified; please apply your changes to the latest version and try again',
): ApiError {
  return new ApiError({
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on ${qualified(
      resource,
    )} "${name}": ${why}`,
    details: details(resource, name),
  });
}

/** @param resource - absent for a path that is no resource */
export function forbidden(
  resource: QualifiedResource | undefined,
  name: string | undefined,
  why: string,
  causes?: readonly StatusCause[],
): ApiError {
  const subject = resource
    ? `${qualified(resource)}${name ? ` "${name}"` : ''} is forbidden`
    : 'forbidden';
  return new ApiError({
    code: 403,
    reason: 'Forbidden',
    message: `${subject}: ${why}`,
    details: {
      ...(resource ? details(resource, name) : {}),
      ...(causes ? { causes } : {}),
    },
  });
}

/**
 * 422. The message joins the causes, in brackets when there are several, each with its field.
 *
 * @param kind - empty for errors about a patch as such
 */
export function invalid(
  kind: { group: string; kind: string },
  name: string,
  causes: readonly StatusCause[],
): ApiError {
  const lines = [
    ...new Set(causes.map(cause => `${cause.field}: ${cause.message}`)),
  ];
  const list = lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`;
  const qualifiedKind = kind.group ? `${kind.kind}.${kind.group}` : kind.kind;
  return new ApiError({
    code: 422,
    reason: 'Invalid',
    message: `${qualifiedKind} "${name}" is invalid: ${list}`,
    details: {
      ...(name ? { name } : {}),
      ...(kind.group ? { group: kind.group } : {}),
      ...(kind.kind ? { kind: kind.kind } : {}),
      causes,
    },
  });
}

export function badRequest(message: string): ApiError {
  return new ApiError({ code: 400, reason: 'BadRequest', message });
}

export function unauthorized(): ApiError {
  return new ApiError({
    code: 401,
    reason: 'Unauthorized',
    message: 'Unauthorized',
  });
}

export function methodNotAllowed(): ApiError {
  return new ApiError({
    code: 405,
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
    details: {},
  });
}

/** A known path prefix without the resource that was asked for. */
export function unknownResource(): ApiError {
  return new ApiError({
    code: 404,
    reason: 'NotFound',
    message: 'the server could not find the requested resource',
    details: {},
  });
}

/** 410: the history needed for the answer is gone. */
export function expired(message: string): ApiError {
  return new ApiError({ code: 410, reason: 'Expired', message });
}

/** 422 without a word about which operation of the patch failed: read the object again to explain it. */
export function patchRejected(): ApiError {
  return new ApiError({
    code: 422,
    reason: 'Invalid',
    message: 'the server rejected our request due to an error in our request',
    details: {},
  });
}
