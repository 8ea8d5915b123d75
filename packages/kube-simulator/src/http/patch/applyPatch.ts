import { applyPatch as applyJsonPatch, type Operation } from 'fast-json-patch';
import { isObject, type Json } from '../../resources/json';
import { ApiError } from '../../store/ApiError';
import { badRequest, patchRejected } from '../../store/statusErrors';
import { mergePatch } from './mergePatch';
import { strategicMerge } from './strategicMerge';

/** The kinds of patch the simulator takes. */
type PatchType = 'json' | 'merge' | 'strategic';

const contentTypes: Readonly<Record<string, PatchType>> = {
  'application/json-patch+json': 'json',
  'application/merge-patch+json': 'merge',
  'application/strategic-merge-patch+json': 'strategic',
};

/**
 * @param custom - custom resources have no strategic merge
 * @throws ApiError UnsupportedMediaType; server-side apply is refused too, the simulator does not have it
 */
export function readPatchType(
  contentType: string | undefined,
  custom: boolean,
): PatchType {
  const type = contentTypes[(contentType ?? '').split(';')[0]!.trim()];
  if (type && !(custom && type === 'strategic')) return type;
  throw new ApiError(
    custom
      ? {
          code: 415,
          reason: 'UnsupportedMediaType',
          message:
            'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
        }
      : {
          code: 415,
          reason: 'UnsupportedMediaType',
          message: '415: Unsupported Media Type',
          details: {},
        },
  );
}

/** A read patch. Only merge-like ones have an object that can be shown in a refusal. */
export type Patch =
  | { readonly type: 'json'; readonly operations: readonly Operation[] }
  | { readonly type: 'merge' | 'strategic'; readonly document: Json };

/** @throws ApiError BadRequest */
export function readPatch(type: PatchType, body: string): Patch {
  const document = parse(body);
  if (type === 'json') {
    if (!Array.isArray(document)) {
      throw badRequest(
        `error decoding patch: json: cannot unmarshal ${
          isObject(document) ? 'object' : typeof document
        } into Go value of type []handlers.jsonPatchOp`,
      );
    }
    return { type, operations: document as Operation[] };
  }
  if (!isObject(document)) {
    const found = Array.isArray(document) ? 'array' : typeof document;
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${found} into Go value of type map[string]interface {}`,
    );
  }
  return { type, document };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw badRequest(`error decoding patch: ${(error as Error).message}`);
  }
}

/**
 * @param objectType - root type in `objectTypes.json`
 * @throws ApiError Invalid when a JSON Patch cannot be applied or a `test` fails, without saying which
 */
export function applyPatch(
  target: Json,
  patch: Patch,
  objectType: string,
): Json {
  if (patch.type === 'json') {
    try {
      // Deep-cloned first: the operations write into the document.
      return applyJsonPatch(structuredClone(target), patch.operations, true)
        .newDocument;
    } catch {
      throw patchRejected();
    }
  }
  const result =
    patch.type === 'merge'
      ? mergePatch(target, patch.document)
      : strategicMerge(target, patch.document, {
          form: 'object',
          type: objectType,
        });
  return isObject(result) ? result : {};
}
