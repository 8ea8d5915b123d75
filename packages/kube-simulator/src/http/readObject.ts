import { parse as parseYaml } from 'yaml';
import { decode, WrongTypeError } from '../resources/decode';
import { isObject, type Json } from '../resources/json';
import { ApiError } from '../store/ApiError';
import { badRequest, invalid } from '../store/statusErrors';
import type { StoredObject } from '../store/types';
import { groupVersionOf, type ServedResource } from './ServedResource';
import type { ApiRequest } from './types';

/** The body as JSON.
 *
 * @throws ApiError UnsupportedMediaType, BadRequest
 */
export function readBody(request: ApiRequest, kind: string): Json {
  const contentType = (request.headers['content-type'] ?? 'application/json')
    .split(';')[0]!
    .trim();
  if (
    contentType !== 'application/json' &&
    contentType !== 'application/yaml'
  ) {
    throw new ApiError({
      code: 415,
      reason: 'UnsupportedMediaType',
      message:
        'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml',
    });
  }
  const body = parseBody(request.body, contentType, kind);
  if (!isObject(body)) {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind}): the body is no object`,
    );
  }
  return body;
}

function parseBody(text: string, contentType: string, kind: string): unknown {
  try {
    return contentType === 'application/yaml'
      ? parseYaml(text)
      : JSON.parse(text);
  } catch (error) {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error: ${
        (error as Error).message
      }`,
    );
  }
}

/**
 * Reads an object of the resource: right kind, known fields, right types.
 *
 * @throws ApiError
 */
export function readObject(
  json: Json,
  resource: ServedResource,
  options: { strict: boolean },
): StoredObject {
  checkKind(json, resource);
  const { served } = resource;
  const cannot = (why: string) =>
    badRequest(
      `${served.kind} in version "${resource.version}" cannot be handled as a ${served.kind}: ${why}`,
    );
  try {
    const { value, unknown } = decode(json, served.type);
    if (options.strict && unknown.length > 0)
      throw cannot(strictError(unknown));
    return withIdentity(value, resource);
  } catch (error) {
    if (!(error instanceof WrongTypeError)) throw error;
    if (served.custom) return wronglyTypedCustom(json, resource, error);
    throw cannot(error.message);
  }
}

/** In the words of strict decoding. */
export function strictError(unknown: readonly string[]): string {
  return `strict decoding error: ${unknown
    .map(field => `unknown field "${field}"`)
    .join(', ')}`;
}

/**
 * The API server cannot read custom resources itself: first the webhook of the kind refuses what it cannot
 * decode; without a webhook it is the schema that does.
 */
export function wronglyTypedCustom(
  json: Json,
  resource: ServedResource,
  error: WrongTypeError,
): StoredObject {
  const object = withIdentity(json, resource);
  if (resource.served.admit) return object;
  const { field, found, wanted } = error;
  throw invalid(resource.served, object.metadata.name, [
    {
      reason: 'FieldValueTypeInvalid',
      message: `Invalid value: "${found}": ${field} in body must be of type ${wanted}: "${found}"`,
      field,
    },
  ]);
}

function checkKind(json: Json, resource: ServedResource): void {
  const { served, version } = resource;
  const { kind, apiVersion } = json;
  if (kind !== undefined && kind !== '' && kind !== served.kind) {
    const bodyVersion = String(apiVersion ?? '')
      .split('/')
      .pop();
    throw badRequest(
      `${String(kind)} in version "${bodyVersion}" cannot be handled as a ${
        served.kind
      }: converting (${bodyVersion}.${String(kind)}) to (${
        served.group.split('.')[0] || 'core'
      }.${served.kind}): unknown conversion`,
    );
  }
  if (apiVersion && apiVersion !== groupVersionOf(resource)) {
    throw badRequest(
      `the API version in the data (${String(
        apiVersion,
      )}) does not match the expected API version (${
        served.group ? `${served.group}/${version}` : version
      })`,
    );
  }
}

function withIdentity(json: Json, resource: ServedResource): StoredObject {
  const object = {
    ...json,
    apiVersion: groupVersionOf(resource),
    kind: resource.served.kind,
    metadata: isObject(json.metadata) ? json.metadata : {},
  };
  return resource.fromView(object as unknown as StoredObject);
}
