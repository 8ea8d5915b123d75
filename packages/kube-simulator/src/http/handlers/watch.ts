import { ApiError } from '../../store/ApiError';
import type { LoggedEvent } from '../../store/EventLog';
import type { StoredObject } from '../../store/types';
import { readListOptions, type ListOptions } from '../listOptions';
import { groupVersionOf } from '../ServedResource';
import type { ApiResponse } from '../types';
import { WatchStream } from '../WatchStream';
import type { HandlerContext } from './context';
import { waitForVersion } from './list';
import { selectorOf } from './selection';

/** Bookmarks come about once a minute, milliseconds. */
const bookmarkInterval = 60_000;
/** Longest watch when the client names no time, seconds. */
const defaultTimeout = 1_800;

type WatchType = 'ADDED' | 'MODIFIED' | 'DELETED';

/** GET with `watch=1`: changes as they happen, from a version or after the present state. */
export async function watch(context: HandlerContext): Promise<ApiResponse> {
  const options = readListOptions(context.request.query, true);
  const matches = selectorOf(options, context);
  const initial = wantsInitialEvents(options);
  if (initial && options.version)
    await waitForVersion(options.version, context);

  const { store, resource, request } = context;
  const { key } = resource.definition;
  const stream = new WatchStream(request.signal);
  const send = (type: WatchType, object: StoredObject) =>
    stream.push({ type, object: resource.toView(object) });
  const bookmark = (annotations?: Record<string, string>) =>
    stream.push({
      type: 'BOOKMARK',
      object: {
        kind: resource.served.kind,
        apiVersion: groupVersionOf(resource),
        metadata: {
          resourceVersion: String(store.state.version),
          ...(annotations ? { annotations } : {}),
        },
      },
    });
  const tell = (event: Omit<LoggedEvent, 'version'>) => {
    const change = changeFor(event, matches);
    if (change) send(change, event.object);
  };

  const missed = initial
    ? []
    : store.state.collection(key).log.since(options.version!);
  if (missed === 'expired') {
    const oldest = store.state.collection(key).log.oldest;
    stream.push({
      type: 'ERROR',
      object: tooOld(options.version!, oldest).toStatus(),
    });
    stream.end();
  } else {
    if (initial) {
      presentObjects(context)
        .filter(matches)
        .forEach(object => send('ADDED', object));
      if (options.bookmarks) bookmark({ 'k8s.io/initial-events-end': 'true' });
    }
    missed.forEach(tell);
    const startAt = options.version ?? 0;
    follow(context, stream, options, {
      tell: event => {
        // A version from the future: nothing is told until it has been passed.
        if (Number(event.object.metadata.resourceVersion) > startAt)
          tell(event);
      },
      bookmark,
    });
  }
  return { status: 200, contentType: 'application/json', body: stream };
}

/** Without a version, or with 0, a watch begins with what is there (`WatchList`, and its older form). */
function wantsInitialEvents({
  sendInitialEvents,
  version,
}: ListOptions): boolean {
  return sendInitialEvents ?? !version;
}

function presentObjects({ history, store, resource, info }: HandlerContext) {
  const { key, namespaced } = resource.definition;
  const version = store.state.version;
  return (
    history.snapshot(store.state.collection(key), {
      key,
      namespace: namespaced ? info.namespace : undefined,
      version,
      current: version,
    })?.objects ?? []
  );
}

/** An object that starts or stops being selected is added or deleted as far as this watch can see. */
function changeFor(
  event: Omit<LoggedEvent, 'version'>,
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
  hear: {
    tell: (event: Omit<LoggedEvent, 'version'>) => void;
    bookmark: () => void;
  },
): void {
  const { clock } = store;
  const unsubscribe = store.subscribe(resource.definition.key, hear.tell);
  let nextBookmark: unknown;
  const scheduleBookmark = () => {
    nextBookmark = clock.setTimeout(() => {
      hear.bookmark();
      scheduleBookmark();
    }, bookmarkInterval);
  };
  if (options.bookmarks) scheduleBookmark();
  const timeout = clock.setTimeout(() => {
    if (options.bookmarks) hear.bookmark();
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
