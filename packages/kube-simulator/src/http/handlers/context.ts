import type { ApiRequest } from '../types';
import type { ResourceRequestInfo } from '../RequestInfo';
import type { ServedResource } from '../ServedResource';
import type { History } from '../history';
import type { InMemoryStore } from '../../store/InMemoryStore';
import type { ObjectName, StoredObject, WriteOptions } from '../../store/types';
import { badRequest, invalid, notFound } from '../../store/statusErrors';
import { notSupported } from '../../resources/fieldErrors';

/** What a handler has at hand. */
export interface HandlerContext {
  readonly request: ApiRequest;
  readonly info: ResourceRequestInfo;
  readonly resource: ServedResource;
  readonly store: InMemoryStore;
  readonly history: History;
}

/** The object's place; the namespace of a cluster-scoped object is left out. */
export function objectName({ info, resource }: HandlerContext): ObjectName {
  return resource.served.namespaced
    ? { namespace: info.namespace, name: info.name ?? '' }
    : { name: info.name ?? '' };
}

/** @throws ApiError NotFound */
export function mustGet(context: HandlerContext): StoredObject {
  const name = objectName(context);
  const object = context.store.get(context.resource.definition.key, name);
  if (!object) throw notFound(context.resource.served, name.name);
  return object;
}

/**
 * The manager is what the client says, else the first word of its User-Agent.
 *
 * @throws ApiError for an unknown dryRun directive
 */
export function writeOptions(
  { request }: HandlerContext,
  kind: string,
): WriteOptions {
  return {
    manager:
      request.query.get('fieldManager') ||
      (request.headers['user-agent'] ?? '').split('/')[0] ||
      'unknown',
    dryRun: readDryRun(request.query.getAll('dryRun'), kind),
  };
}

/** @param kind - the options object the directive belongs to, for the refusal */
export function readDryRun(values: readonly string[], kind: string): boolean {
  const unknown = values.filter(value => value !== 'All');
  if (unknown.length > 0) {
    throw invalid({ group: 'meta.k8s.io', kind }, '', [
      notSupported('dryRun', unknown, ['All']),
    ]);
  }
  return values.length > 0;
}

/** Whether unknown fields are refused. */
export function isStrict({ request }: HandlerContext): boolean {
  return request.query.get('fieldValidation') === 'Strict';
}

/** @throws ApiError BadRequest when body and path name different objects */
export function checkNames(
  object: StoredObject,
  { info, resource }: HandlerContext,
) {
  const { name, namespace } = object.metadata;
  if (info.name !== undefined && name !== info.name) {
    throw badRequest(
      `the name of the object (${name}) does not match the name on the URL (${info.name})`,
    );
  }
  if (resource.served.namespaced && namespace !== info.namespace) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
}
