import type { ClusterConnection, ClusterResponse } from '../access/types';
import type { Clock } from './clock';
import { delay } from './clock';
import type { Outcome } from './outcome';
import { refusal } from './outcome';

/** A direct connection answers at once; only a proxy that waits for the first byte of the body is silent for longer. */
const silenceMs = 2_000;

export interface QuietResume {
  readonly connection: ClusterConnection;
  readonly path: string;
  readonly selectors: Readonly<Record<string, string | undefined>>;
  readonly resourceVersion: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The collection was seen to be served at or after the version. */
  onAlive(): void;
}

/**
 * Waits for the headers of a watch that resumes on a quiet collection.
 *
 * The Kubernetes plugin's proxy passes headers on with the first byte of the body, and a quiet watch has none until its
 * bookmark, a minute later. So silence is no failure; but silence is no proof of life either. One object of the
 * collection, asked for in the meantime, proves both reachability and permission.
 *
 * @returns the response, or why the watch must not be waited for
 */
export async function resumeQuietly(
  pending: Promise<ClusterResponse>,
  options: QuietResume,
): Promise<ClusterResponse | Outcome> {
  const answered = new AbortController();
  const signal = AbortSignal.any([options.signal, answered.signal]);
  const proof = prove(options, signal);
  // When the watch answers first, what becomes of the proof does not matter any more.
  proof.catch(() => {});
  try {
    const first = await Promise.race([pending, proof]);
    return first ?? (await pending);
  } finally {
    answered.abort();
  }
}

async function prove(
  options: QuietResume,
  signal: AbortSignal,
): Promise<Outcome | undefined> {
  const { clock, connection, path, resourceVersion, selectors } = options;
  await delay(clock, silenceMs, signal);
  if (signal.aborted) return undefined;
  const response = await connection.request({
    method: 'GET',
    path,
    query: {
      ...selectors,
      limit: 1,
      resourceVersion,
      resourceVersionMatch: 'NotOlderThan',
    },
    signal,
  });
  if (response.status !== 200) return refusal(response);
  await response.text();
  options.onAlive();
  return undefined;
}
