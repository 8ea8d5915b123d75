import { formatLabelSelector } from '../../apimachinery/labelSelector';
import { asObject, isObject, type Json } from '../../resources/json';
import { invalidValue } from '../../resources/fieldErrors';
import { conflict, invalid } from '../../store/statusErrors';
import type { StoredObject } from '../../store/types';
import { applyPatch, readPatch, readPatchType } from '../patch/applyPatch';
import { readBody } from '../readObject';
import { jsonResponse, type ApiResponse } from '../types';
import {
  mustGet,
  objectName,
  writeOptions,
  type HandlerContext,
} from './context';

/** The `scale` subresource: replicas alone, of any workload. */
export function scale(context: HandlerContext): ApiResponse {
  const { info, request } = context;
  const current = mustGet(context);
  if (info.verb === 'get') return jsonResponse(200, scaleOf(current));
  const wanted =
    info.verb === 'patch'
      ? applyPatch(
          scaleOf(current),
          readPatch(
            readPatchType(request.headers['content-type'], false),
            request.body,
          ),
          'autoscaling.v1.Scale',
        )
      : readBody(request, 'Scale');
  return jsonResponse(200, scaleOf(store(wanted, current, context)));
}

function store(
  wanted: Json,
  current: StoredObject,
  context: HandlerContext,
): StoredObject {
  const { resource } = context;
  const { resourceVersion } = asObject(wanted.metadata);
  if (resourceVersion && resourceVersion !== current.metadata.resourceVersion) {
    throw conflict(resource.served, current.metadata.name);
  }
  const replicas = asObject(wanted.spec).replicas ?? 0;
  if (typeof replicas !== 'number' || replicas < 0) {
    throw invalid(
      { group: 'autoscaling', kind: 'Scale' },
      current.metadata.name,
      [
        invalidValue(
          'spec.replicas',
          replicas,
          'must be greater than or equal to 0',
        ),
      ],
    );
  }
  return context.store.patch(
    resource.definition.key,
    objectName(context),
    object => ({ ...object, spec: { ...asObject(object.spec), replicas } }),
    { ...writeOptions(context, 'UpdateOptions'), subresource: 'scale' },
  );
}

function scaleOf({ metadata, spec, status }: StoredObject): Json {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  const { replicas, selector } = asObject(spec);
  const { replicas: actual, labelSelector } = asObject(status);
  const text =
    typeof labelSelector === 'string'
      ? labelSelector
      : isObject(selector) && formatLabelSelector(selector);
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    // Left out when zero, as the Go type does (`omitempty`).
    spec: replicas ? { replicas } : {},
    status: { replicas: actual ?? 0, ...(text ? { selector: text } : {}) },
  };
}
