import { decode, WrongTypeError } from '../../resources/decode';
import { invalidValue } from '../../resources/fieldErrors';
import { asObject, isObject, type Json } from '../../resources/json';
import { invalid, type QualifiedResource } from '../../store/statusErrors';
import type { ApiError } from '../../store/ApiError';
import type { PatchOptions, StoredObject } from '../../store/types';
import {
  applyPatch,
  readPatch,
  readPatchType,
  type Patch,
} from '../patch/applyPatch';
import { strictError, wronglyTypedCustom } from '../readObject';
import { objectResponse } from '../respond';
import type { ApiResponse } from '../types';
import {
  checkNames,
  isStrict,
  mustGet,
  objectName,
  writeOptions,
  type HandlerContext,
} from './context';

/** PATCH of an object or its status. */
export function patchObject(
  context: HandlerContext,
  subresource: PatchOptions['subresource'],
): ApiResponse {
  const { request, resource, store } = context;
  const type = readPatchType(
    request.headers['content-type'],
    resource.served.custom,
  );
  const patch = readPatch(type, request.body);
  const options = { ...writeOptions(context, 'PatchOptions'), subresource };
  const current = mustGet(context);
  const view = resource.toView(current);
  const patched = applyPatch(
    view as unknown as Json,
    patch,
    resource.served.type,
  );
  const next = readPatched(patched, patch, context);
  checkNames(next, context);
  checkIdentity(next, current, resource.served);
  const result = store.patch(
    resource.definition.key,
    objectName(context),
    () => next,
    options,
  );
  return objectResponse(200, result, resource);
}

/** What the patch made must be an object of the kind, as any body must. */
function readPatched(
  json: Json,
  patch: Patch,
  context: HandlerContext,
): StoredObject {
  const { resource } = context;
  const shown =
    patch.type === 'strategic' ? goMap(patch.document) : JSON.stringify(json);
  try {
    const { value, unknown } = decode(json, resource.served.type);
    if (isStrict(context) && unknown.length > 0) {
      throw refused(shown, strictError(unknown));
    }
    return resource.fromView({
      ...value,
      metadata: asObject(value.metadata),
    } as unknown as StoredObject);
  } catch (error) {
    if (!(error instanceof WrongTypeError)) throw error;
    if (resource.served.custom)
      return wronglyTypedCustom(json, resource, error);
    if (patch.type === 'strategic') {
      const wanted = / of type (\S+)$/.exec(error.message)?.[1];
      throw refused(shown, `unrecognized type: ${wanted}`);
    }
    throw refused(shown, error.message);
  }
}

/** 422 about the patch as such: no kind, no name, and the whole document in the message. */
function refused(shown: string, why: string): ApiError {
  return invalid({ group: '', kind: '' }, '', [
    invalidValue('patch', shown, why),
  ]);
}

/** A map as Go's `%v` prints it, keys in order. */
function goMap(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goMap).join(' ')}]`;
  if (isObject(value)) {
    const entries = Object.keys(value)
      .sort()
      .map(key => `${key}:${goMap(value[key])}`);
    return `map[${entries.join(' ')}]`;
  }
  return value === null ? '<nil>' : String(value);
}

/** A patch may name the uid it expects, but not set another one. */
function checkIdentity(
  next: StoredObject,
  current: StoredObject,
  kind: QualifiedResource & { kind: string },
): void {
  const { uid } = next.metadata;
  if (!uid || uid === current.metadata.uid) return;
  throw invalid(kind, current.metadata.name, [
    invalidValue('metadata.uid', uid, 'field is immutable'),
  ]);
}
