import { notSupported } from '../../resources/fieldErrors';
import { asObject, type Json } from '../../resources/json';
import { badRequest, invalid } from '../../store/statusErrors';
import type { DeleteOptions, StoredObject } from '../../store/types';
import { readInteger, readListOptions } from '../listOptions';
import { readBody, readObject } from '../readObject';
import { listResponse, objectResponse, successResponse } from '../respond';
import type { ApiResponse } from '../types';
import {
  checkNames,
  isStrict,
  mustGet,
  objectName,
  readDryRun,
  writeOptions,
  type HandlerContext,
} from './context';
import { selectorOf } from './selection';

export function getObject(context: HandlerContext): ApiResponse {
  return objectResponse(200, mustGet(context), context.resource);
}

export function createObject(context: HandlerContext): ApiResponse {
  const { request, resource, store, info } = context;
  const object = readObject(readBody(request, resource.served.kind), resource, {
    strict: isStrict(context),
  });
  const { namespace } = object.metadata;
  const place = resource.served.namespaced ? info.namespace : undefined;
  if (namespace && namespace !== place) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  const created = store.create(
    resource.definition.key,
    {
      ...object,
      metadata: { ...object.metadata, ...(place ? { namespace: place } : {}) },
    },
    writeOptions(context, 'CreateOptions'),
  );
  return objectResponse(201, created, resource);
}

/** PUT of an object or its status. */
export function updateObject(
  context: HandlerContext,
  subresource: 'status' | undefined,
): ApiResponse {
  const { request, resource, store, info } = context;
  const read = readObject(readBody(request, resource.served.kind), resource, {
    strict: isStrict(context),
  });
  const object: StoredObject = {
    ...read,
    metadata: {
      ...read.metadata,
      ...(resource.served.namespaced && !read.metadata.namespace
        ? { namespace: info.namespace }
        : {}),
    },
  };
  checkNames(object, context);
  const options = writeOptions(context, 'UpdateOptions');
  mustGet(context);
  if (
    !object.metadata.resourceVersion &&
    !resource.served.unconditionalUpdate
  ) {
    throw invalid(
      { group: resource.served.group, kind: resource.served.plural },
      object.metadata.name,
      [
        {
          reason: 'FieldValueInvalid',
          message: 'Invalid value: 0: must be specified for an update',
          field: 'metadata.resourceVersion',
        },
      ],
    );
  }
  const { key } = resource.definition;
  const updated =
    subresource === 'status'
      ? store.updateStatus(key, object, options)
      : store.update(key, object, options);
  return objectResponse(200, updated, resource);
}

export function deleteObject(context: HandlerContext): ApiResponse {
  const { resource, store } = context;
  const { served, definition } = resource;
  const options = readDeleteOptions(context);
  const deleted = store.delete(definition.key, objectName(context), options);
  const { metadata } = deleted;
  if (served.returnsDeleted || metadata.deletionTimestamp) {
    return objectResponse(200, deleted, resource);
  }
  return successResponse(200, {
    details: {
      name: metadata.name,
      ...(served.group ? { group: served.group } : {}),
      kind: served.plural,
      uid: metadata.uid,
    },
  });
}

/** DELETE of a collection: every selected object, one after the other. */
export function deleteCollection(context: HandlerContext): ApiResponse {
  const { resource, store, info, request } = context;
  const { key, namespaced } = resource.definition;
  const matches = selectorOf(readListOptions(request.query, false), context);
  const options = readDeleteOptions(context);
  const selected = store
    .list(key, { namespace: namespaced ? info.namespace : undefined })
    .filter(matches);
  const deleted = selected.map(({ metadata }) =>
    store.delete(key, metadata, options),
  );
  return listResponse(
    deleted,
    { resourceVersion: String(store.state.version) },
    resource,
  );
}

/** Options come in the body, in the query, or in both; the body wins. */
function readDeleteOptions(context: HandlerContext): DeleteOptions {
  const { request } = context;
  const body: Json = request.body ? readBody(request, 'DeleteOptions') : {};
  const { query } = request;
  const dryRun = Array.isArray(body.dryRun)
    ? body.dryRun.map(String)
    : query.getAll('dryRun');
  const grace =
    body.gracePeriodSeconds ?? readInteger(query, 'gracePeriodSeconds');
  const policy = readPolicy(
    body.propagationPolicy ?? query.get('propagationPolicy'),
  );
  const orphan = body.orphanDependents ?? query.get('orphanDependents');
  return {
    manager: writeOptions(context, 'DeleteOptions').manager,
    dryRun: readDryRun(dryRun, 'DeleteOptions'),
    ...(typeof grace === 'number' ? { gracePeriodSeconds: grace } : {}),
    ...(policy ? { propagationPolicy: policy } : {}),
    ...(String(orphan) === 'true'
      ? { propagationPolicy: 'Orphan' as const }
      : {}),
    preconditions: asObject(body.preconditions),
  };
}

const policies = ['Foreground', 'Background', 'Orphan'] as const;

function readPolicy(value: unknown): DeleteOptions['propagationPolicy'] {
  if (!value) return undefined;
  const policy = policies.find(known => known === value);
  if (policy) return policy;
  throw invalid({ group: 'meta.k8s.io', kind: 'DeleteOptions' }, '', [
    notSupported('propagationPolicy', value, [...policies, 'nil']),
  ]);
}
