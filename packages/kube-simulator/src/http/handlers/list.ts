import type { Clock } from '@pilotage/fleet-node';
import { ApiError } from '../../store/ApiError';
import { expired } from '../../store/statusErrors';
import { decodeContinue, encodeContinue } from '../continueToken';
import type { Snapshot } from '../history';
import { readListOptions, type ListOptions } from '../listOptions';
import { listResponse } from '../respond';
import type { ApiResponse } from '../types';
import type { HandlerContext } from './context';
import { selectorOf } from './selection';

const tooOldPage =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';

/** GET of a collection: whole, in pages, at the version that was asked for. */
export async function list(context: HandlerContext): Promise<ApiResponse> {
  const options = readListOptions(context.request.query, false);
  const matches = selectorOf(options, context);
  if (options.version) await waitForVersion(options.version, context);
  const page = options.continueToken
    ? continued(options.continueToken, options, context)
    : { snapshot: first(options, context), from: 0 };
  const { snapshot } = page;
  // Version 0 is answered from the watch cache, which knows no pages.
  const limit = options.version === 0 ? 0 : options.limit;

  const items = [];
  let next = page.from;
  for (; next < snapshot.objects.length; next++) {
    if (limit > 0 && items.length === limit) break;
    const object = snapshot.objects[next]!;
    if (matches(object)) items.push(object);
  }
  const rest = snapshot.objects.slice(next);
  const more = limit > 0 && rest.some(matches);
  const filtered = Boolean(options.labelSelector || options.fieldSelector);
  return listResponse(
    items,
    {
      resourceVersion: String(snapshot.version),
      ...(more
        ? {
            continue: encodeContinue({
              version: snapshot.version,
              start: `${snapshot.keys[next - 1]}\0`,
            }),
            // With a selector the server does not know how many will match.
            ...(filtered ? {} : { remainingItemCount: rest.length }),
          }
        : {}),
    },
    context.resource,
  );
}

function first(options: ListOptions, context: HandlerContext): Snapshot {
  const current = context.store.state.version;
  const version =
    options.match === 'Exact' ||
    (options.limit > 0 && options.version && options.match !== 'NotOlderThan')
      ? options.version!
      : current;
  const snapshot = snapshotAt(version, context);
  if (!snapshot) {
    throw expired(`The resourceVersion for the provided list is too old.`);
  }
  return snapshot;
}

function continued(
  token: string,
  options: ListOptions,
  context: HandlerContext,
) {
  const { version, start } = decodeContinue(token);
  if (options.version) {
    throw new ApiError({
      code: 400,
      reason: 'BadRequest',
      message: 'specifying resource version is not allowed when using continue',
    });
  }
  const snapshot = snapshotAt(
    version < 0 ? context.store.state.version : version,
    context,
  );
  if (!snapshot) {
    throw new ApiError({
      code: 410,
      reason: 'Expired',
      message: tooOldPage,
      metadata: { continue: encodeContinue({ version: -1, start }) },
    });
  }
  const found = snapshot.keys.findIndex(key => key >= start);
  return { snapshot, from: found < 0 ? snapshot.keys.length : found };
}

function snapshotAt(
  version: number,
  { history, store, resource, info }: HandlerContext,
): Snapshot | undefined {
  const { key, namespaced } = resource.definition;
  return history.snapshot(store.state.collection(key), {
    key,
    namespace: namespaced ? info.namespace : undefined,
    version,
    current: store.state.version,
  });
}

/** A version not seen yet is waited for this long, milliseconds. */
const versionPatience = 3_000;

/** @throws ApiError Timeout when the version does not come */
export async function waitForVersion(
  version: number,
  { store, resource }: HandlerContext,
): Promise<void> {
  if (version <= store.state.version) return;
  const { clock } = store;
  const started = clock.now();
  while (store.state.version < version) {
    if (clock.now() - started >= versionPatience) {
      throw new ApiError({
        code: 504,
        reason: 'Timeout',
        message: `Timeout: Too large resource version: ${version}, current: ${store.state.version}`,
        details: {
          causes: [
            {
              reason: 'ResourceVersionTooLarge',
              message: 'Too large resource version',
            },
          ],
          retryAfterSeconds: 1,
        },
      });
    }
    await changeOrTick(clock, listener =>
      store.subscribe(resource.definition.key, listener),
    );
  }
}

function changeOrTick(
  clock: Clock,
  subscribe: (listener: () => void) => () => void,
): Promise<void> {
  return new Promise(resolve => {
    const timer = clock.setTimeout(resolve, 250);
    const unsubscribe = subscribe(() => {
      clock.clearTimeout(timer);
      resolve();
    });
    // Whichever comes first, the subscription must not outlive it.
    clock.setTimeout(unsubscribe, 250);
  });
}
