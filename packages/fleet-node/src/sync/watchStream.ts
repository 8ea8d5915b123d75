import type { ClusterConnection } from '../access/types';
import type { Clock } from './clock';
import { withDeadline } from './deadline';
import type { Decoder } from './decoder';
import type { Outcome } from './outcome';
import { refusal } from './outcome';
import { resumeQuietly } from './resumeQuietly';
import type { WatchFollowerOptions } from './watchFollower';
import { WatchFollower } from './watchFollower';

/** Room for the server to end the stream itself before we call it dead. */
const graceMs = 15_000;

export interface WatchStreamOptions<T> extends WatchFollowerOptions<T> {
  readonly connection: ClusterConnection;
  readonly path: string;
  readonly selectors: Readonly<Record<string, string | undefined>>;
  readonly timeoutSeconds: number;
  readonly decoder: Decoder<T>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Follows one watch request to its end. */
export async function watchStream<T>(
  options: WatchStreamOptions<T>,
): Promise<Outcome> {
  const { clock, timeoutSeconds } = options;
  const done = new AbortController();
  const signal = AbortSignal.any([options.signal, done.signal]);
  return withDeadline(
    {
      clock,
      signal,
      ms: deadlineMs(options),
      reason: `no sign of life: the watch did not end after ${timeoutSeconds} s`,
    },
    deadline => followStream(options, deadline),
  ).finally(() => done.abort());
}

function deadlineMs({ timeoutSeconds }: { timeoutSeconds: number }): number {
  return timeoutSeconds * 1000 + graceMs;
}

async function followStream<T>(
  options: WatchStreamOptions<T>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { connection, decoder, path, selectors, resourceVersion } = options;
  const pending = connection.request({
    method: 'GET',
    path,
    query: {
      ...selectors,
      watch: 1,
      allowWatchBookmarks: true,
      timeoutSeconds: options.timeoutSeconds,
      ...(resourceVersion === undefined
        ? { sendInitialEvents: true, resourceVersionMatch: 'NotOlderThan' }
        : { resourceVersion }),
    },
    accept: decoder.accept,
    signal,
    // Headers may come as late as the first event; the deadline around us is the limit.
    timeoutMs: deadlineMs(options),
  });
  const response = await (resourceVersion === undefined
    ? pending
    : resumeQuietly(pending, { ...options, resourceVersion, signal }));
  if ('kind' in response) return response;
  if (response.status !== 200) {
    const outcome = await refusal(response);
    // Servers without WatchList call the parameter invalid.
    return resourceVersion === undefined && [400, 422].includes(response.status)
      ? { kind: 'watch-list-unsupported' }
      : outcome;
  }

  const follower = new WatchFollower(options);
  const splitter = decoder.frames();
  for await (const chunk of response.body()) {
    for (const frame of splitter.push(chunk)) {
      const outcome = follower.take(decoder.event(frame));
      if (outcome) return outcome;
    }
    follower.alive();
  }
  return follower.end();
}
