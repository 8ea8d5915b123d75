import type { Status } from '../store/ApiError';
import type { StoredObject } from '../store/types';
import { groupVersionOf, type ServedResource } from './ServedResource';
import { jsonResponse, type ApiResponse } from './types';

/** One object in the version it was asked for. */
export function objectResponse(
  status: number,
  object: StoredObject,
  resource: ServedResource,
): ApiResponse {
  return jsonResponse(status, resource.toView(object));
}

/** A Status that says no more than that it worked. */
export function successResponse(
  status: number,
  more: Pick<Status, 'code' | 'details'>,
): ApiResponse {
  const body: Status = {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    ...more,
  };
  return jsonResponse(status, body);
}

/** A longer list is written item by item, so that it is never one string. */
const listInOnePiece = 500;

/** Characters gathered before they are handed on: few writes, and no string to speak of. */
const pieceLength = 256 * 1024;

/** A list. Items of built-in kinds do not repeat their kind, those of custom resources do. */
export function listResponse(
  objects: readonly StoredObject[],
  metadata: Readonly<Record<string, unknown>>,
  resource: ServedResource,
): ApiResponse {
  const head = `{"kind":"${
    resource.served.kind
  }List","apiVersion":"${groupVersionOf(resource)}","metadata":${JSON.stringify(
    metadata,
  )},"items":[`;
  const pieces = listPieces(head, objects, resource);
  return {
    status: 200,
    contentType: 'application/json',
    body:
      objects.length <= listInOnePiece ? [...pieces].join('') : inTurns(pieces),
  };
}

function* listPieces(
  head: string,
  objects: readonly StoredObject[],
  resource: ServedResource,
): Generator<string> {
  let piece = head;
  for (const [index, object] of objects.entries()) {
    if (index > 0) piece += ',';
    piece += JSON.stringify(listItem(object, resource));
    if (piece.length > pieceLength) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}]}`;
}

function listItem(object: StoredObject, resource: ServedResource): unknown {
  const view = resource.toView(object);
  if (resource.served.custom) return view;
  const { kind: _kind, apiVersion: _apiVersion, ...item } = view;
  return item;
}

/** Lets other requests in between the pieces of a long answer. */
async function* inTurns(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece;
    await new Promise<void>(resolve => setImmediate(resolve));
  }
}
