import type { Authorizer } from '../../rbac/Authorizer';
import {
  methodNotAllowed,
  notFound,
  unknownResource,
} from '../../store/statusErrors';
import type { ApiResponse } from '../types';
import type { HandlerContext } from './context';
import { evict } from './eviction';
import { list } from './list';
import {
  createObject,
  deleteCollection,
  deleteObject,
  getObject,
  updateObject,
} from './objects';
import { patchObject } from './patchHandler';
import { bind, podLog, type PodLogs } from './podSubresources';
import { review } from './reviews';
import { scale } from './scale';
import { watch } from './watch';

/** What handlers need besides the request. */
interface HandlerServices {
  readonly authorizer: Authorizer;
  readonly logs: PodLogs;
}

/** Finds the handler of a resource request. */
export async function dispatch(
  context: HandlerContext,
  services: HandlerServices,
): Promise<ApiResponse> {
  const { info, resource } = context;
  if (info.subresource) return dispatchSubresource(context, services);
  if (!resource.served.verbs.includes(info.verb)) throw methodNotAllowed();
  if (!resource.served.verbs.includes('get')) {
    return review(context, services.authorizer);
  }
  switch (info.verb) {
    case 'get':
      return getObject(context);
    case 'list':
      return list(context);
    case 'watch':
      return watch(context);
    case 'create':
      if (context.info.name !== undefined) throw methodNotAllowed();
      return createObject(context);
    case 'update':
      if (context.info.name === undefined) throw methodNotAllowed();
      return updateObject(context, undefined);
    case 'patch':
      if (context.info.name === undefined) throw methodNotAllowed();
      return patchObject(context, undefined);
    case 'delete':
      return deleteObject(context);
    default:
      return deleteCollection(context);
  }
}

async function dispatchSubresource(
  context: HandlerContext,
  { logs }: HandlerServices,
): Promise<ApiResponse> {
  const { info, resource } = context;
  const { served } = resource;
  const known = served.subresources.some(name => name === info.subresource);
  if (!known) {
    throw served.custom ? notFound(served, info.name ?? '') : unknownResource();
  }
  switch (`${info.verb} ${info.subresource}`) {
    case 'get status':
      return getObject(context);
    case 'update status':
      return updateObject(context, 'status');
    case 'patch status':
      return patchObject(context, 'status');
    case 'get scale':
    case 'update scale':
    case 'patch scale':
      return scale(context);
    case 'create eviction':
      return evict(context);
    case 'create binding':
      return bind(context);
    case 'get log':
      return podLog(context, logs);
    default:
      throw methodNotAllowed();
  }
}
