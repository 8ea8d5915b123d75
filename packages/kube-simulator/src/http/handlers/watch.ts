import { ApiError } from '../../store/ApiError';
import type { LoggedEvent } from '../../store/EventLog';
import type { StoredObject } from '../../store/types';
import { readListOptions, type ListOptions } from '../listOptions';
import { groupVersionOf, type ServedResource } from '../ServedResource';
import type { ApiResponse } from '../types';
import { WatchStream, type WatchEvent } from '../WatchStream';
import type { HandlerContext } from './context';
import { waitForVersion } from './list';
import { selectorOf } from './selection';

/** Bookmarks come about once a minute, milliseconds. */
const bookmarkInterval = 60_000;
/** Longest watch when the client names no time, seconds. */
const defaultTimeout = 1_800;

type WatchType = 'ADDED' | 'MODIFIED' | 'DELETED';

type Change = Omit<LoggedEvent, 'version'>;

/** GET with `watch=1`: changes as they happen, from a version or after the present state. */
export async function watch(context: HandlerContext): Promise<ApiResponse> {
  const options = readListOptions(context.request.query, true);
  const matches = selectorOf(options, context);
  const initial = wantsInitialEvents(options);
  if (initial && options.version) {
    await waitForVersion(options.version, context);
  }
  const { store, resource, request } = context;
  const { log } = store.state.collection(resource.definition.key);
  const missed = initial ? [] : log.since(options.version!);
  if (missed === 'expired') {
    const refusal = tooOld(options.version!, log.oldest).toStatus();
    const stream = new WatchStream(request.signal, [
      { type: 'ERROR', object: refusal },
    ]);
    stream.end();
    return watchResponse(stream);
  }
  const stream = new WatchStream(
    request.signal,
    initial ? initialEvents(context, options, matches) : [],
  );
  const tell = (event: Change) => {
    const type = changeFor(event, matches);
    if (type) stream.push({ type, object: resource.toView(event.object) });
  };
  missed.forEach(tell);
  const startAt = options.version ?? 0;
  follow(context, stream, options, event => {
    // A version from the future: nothing is told until it has been passed.
    if (Number(event.object.metadata.resourceVersion) > startAt) tell(event);
  });
  return watchResponse(stream);
}

function watchResponse(stream: WatchStream): ApiResponse {
  return { status: 200, contentType: 'application/json', body: stream };
}

/** Without a version, or with 0, a watch begins with what is there (`WatchList`, and its older form). */
function wantsInitialEvents({
  sendInitialEvents,
  version,
}: ListOptions): boolean {
  return sendInitialEvents ?? !version;
}

/** What is there now, read out later: the snapshot is taken here, the text is made as the client reads. */
function initialEvents(
  context: HandlerContext,
  options: ListOptions,
  matches: (object: StoredObject) => boolean,
): Iterable<WatchEvent> {
  const { history, store, resource, info } = context;
  const { key, namespaced } = resource.definition;
  const { version } = store.state;
  const snapshot = history.snapshot(store.state.collection(key), {
    key,
    namespace: namespaced ? info.namespace : undefined,
    version,
    current: version,
  });
  const end = bookmark(resource, version, {
    'k8s.io/initial-events-end': 'true',
  });
  return (function* events(): Generator<WatchEvent> {
    for (const object of snapshot?.objects ?? []) {
      if (matches(object)) {
        yield { type: 'ADDED', object: resource.toView(object) };
      }
    }
    if (options.bookmarks) yield end;
  })();
}

function bookmark(
  resource: ServedResource,
  version: number,
  annotations?: Readonly<Record<string, string>>,
): WatchEvent {
  return {
    type: 'BOOKMARK',
    object: {
      kind: resource.served.kind,
      apiVersion: groupVersionOf(resource),
      metadata: {
        resourceVersion: String(version),
        ...(annotations ? { annotations } : {}),
      },
    },
  };
}

/** An object that starts or stops being selected is added or deleted as far as this watch can see. */
function changeFor(
  event: Change,
  matches: (object: StoredObject) => boolean,
): WatchType | undefined {
  if (event.type !== 'MODIFIED')
    return matches(event.object) ? event.type : undefined;
  const now = matches(event.object);
  const before = event.previous !== undefined && matches(event.previous);
  if (now) return before ? 'MODIFIED' : 'ADDED';
  return before ? 'DELETED' : undefined;
}

function follow(
  { store, resource }: HandlerContext,
  stream: WatchStream,
  options: ListOptions,
  tell: (event: Change) => void,
): void {
  const { clock } = store;
  const unsubscribe = store.subscribe(resource.definition.key, tell);
  const mark = () => stream.push(bookmark(resource, store.state.version));
  let nextBookmark: unknown;
  const scheduleBookmark = () => {
    nextBookmark = clock.setTimeout(() => {
      mark();
      scheduleBookmark();
    }, bookmarkInterval);
  };
  if (options.bookmarks) scheduleBookmark();
  const timeout = clock.setTimeout(() => {
    if (options.bookmarks) mark();
    stream.end();
  }, (options.timeoutSeconds || defaultTimeout) * 1000);
  stream.onEnd(() => {
    unsubscribe();
    clock.clearTimeout(nextBookmark);
    clock.clearTimeout(timeout);
  });
}

function tooOld(version: number, oldest: number): ApiError {
  return new ApiError({
    code: 410,
    reason: 'Expired',
    message: `too old resource version: ${version} (${oldest})`,
  });
}
