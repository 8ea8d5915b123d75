import type { KubeObject } from '../access/kubeObject';
import type { Decoder, ListPage, WatchEvent } from './decoder';
import { LineSplitter } from './lineSplitter';

interface RawList {
  metadata?: { resourceVersion?: string; continue?: string };
  items?: KubeObject[] | null;
}

interface RawEvent {
  type?: string;
  object?: Partial<KubeObject> & { code?: number; message?: string };
}

/**
 * Decodes JSON and hands every object to `project`, which keeps what is needed. Raw objects are dropped one
 * by one, so a page is never held twice.
 *
 * @public
 */
export function jsonDecoder<T>(project: (object: KubeObject) => T): Decoder<T> {
  return {
    accept: 'application/json',
    page: body => decodePage(parse(body) as RawList, project),
    frames: () => new LineSplitter(),
    event: frame => decodeEvent(parse(frame) as RawEvent, project),
  };
}

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(),
  );
}

function decodePage<T>(
  list: RawList,
  project: (object: KubeObject) => T,
): ListPage<T> {
  const resourceVersion = list.metadata?.resourceVersion;
  if (typeof resourceVersion !== 'string') {
    throw new SyntaxError('The list has no resourceVersion');
  }
  return {
    items: drain(list.items ?? [], project),
    resourceVersion,
    continue: list.metadata?.continue ?? '',
  };
}

function* drain<T>(
  items: KubeObject[],
  project: (object: KubeObject) => T,
): Iterable<T> {
  items.reverse();
  for (let item = items.pop(); item; item = items.pop()) yield project(item);
}

function decodeEvent<T>(
  event: RawEvent,
  project: (object: KubeObject) => T,
): WatchEvent<T> {
  const { type, object } = event;
  if (type === 'ERROR') {
    return {
      type,
      code: object?.code,
      message: object?.message ?? 'no message',
    };
  }
  const resourceVersion = object?.metadata?.resourceVersion;
  if (!object || typeof resourceVersion !== 'string') {
    throw new SyntaxError('The watch event has no resourceVersion');
  }
  switch (type) {
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
      return { type, item: project(object as KubeObject), resourceVersion };
    case 'BOOKMARK':
      return {
        type,
        resourceVersion,
        initialEventsEnd:
          object.metadata?.annotations?.['k8s.io/initial-events-end'] ===
          'true',
      };
    default:
      throw new SyntaxError(`Unknown watch event ${JSON.stringify(type)}`);
  }
}
