import type { Behaviour } from '../rules/behaviour';
import { imageTag } from '../rules/tagBehaviour';
import { seededFraction } from '../seeded';

/** One line of a container's log; `at` is in milliseconds since the epoch. */
export interface LogLine {
  readonly at: number;
  readonly text: string;
}

/** One run of a container, as its log tells it. */
export interface LoggedRun {
  readonly containerID: string;
  readonly container: string;
  readonly image: string;
  readonly startedAt: number;
  readonly behaviour: Behaviour | undefined;
  /** Not set while it runs. */
  readonly end?: { readonly at: number; readonly reason: string };
}

const requestEveryMs = 5_000;
/** Older requests of a long run are not made up any more. */
const mostRequests = 500;
const paths = ['/', '/healthz', '/api/v1/orders', '/api/v1/items', '/metrics'];

/**
 * What a run has logged up to `now`. Made up from the run alone: nothing is stored, and the same run always logs
 * the same.
 */
export function logLines(run: LoggedRun, now: number): readonly LogLine[] {
  const until = Math.min(now, run.end?.at ?? now);
  return [...startLines(run), ...requestLines(run, until), ...endLines(run)]
    .filter(({ at }) => at <= until)
    .sort((one, other) => one.at - other.at);
}

function startLines({
  container,
  image,
  startedAt,
  behaviour,
}: LoggedRun): LogLine[] {
  const first = line(
    startedAt,
    'INFO',
    `starting ${container} version=${imageTag(image)}`,
  );
  if (behaviour === 'crash-at-once') return [first];
  if (behaviour === 'out-of-memory') {
    return [
      first,
      line(
        startedAt + 200,
        'WARN',
        'cache: heap grows fast, 96% of the limit in use',
      ),
    ];
  }
  if (behaviour === 'never-ready') {
    return [
      first,
      line(
        startedAt + 50,
        'ERROR',
        'readiness: database connection refused, answering 503',
      ),
    ];
  }
  const slow = slowMs(behaviour);
  return [
    first,
    ...(slow ? [line(startedAt + 100, 'INFO', 'warming up caches')] : []),
    line(
      startedAt + (slow || 20),
      'INFO',
      `listening on :8080 version=${imageTag(image)}`,
    ),
  ];
}

function requestLines(run: LoggedRun, until: number): LogLine[] {
  if (run.behaviour !== undefined && typeof run.behaviour !== 'object')
    return [];
  const listensAt = run.startedAt + slowMs(run.behaviour);
  const count = Math.floor((until - listensAt) / requestEveryMs);
  const first = Math.max(1, count - mostRequests + 1);
  return Array.from({ length: Math.max(0, count - first + 1) }, (_, index) => {
    const n = first + index;
    const fraction = (what: string) => seededFraction(run.containerID, n, what);
    const path = paths[Math.floor(fraction('path') * paths.length)] ?? '/';
    const at = listensAt + n * requestEveryMs;
    return line(
      at,
      'INFO',
      `GET ${path} 200 ${1 + Math.floor(fraction('ms') * 40)}ms`,
    );
  });
}

function slowMs(behaviour: Behaviour | undefined): number {
  return typeof behaviour === 'object' && 'slowMs' in behaviour
    ? behaviour.slowMs
    : 0;
}

function endLines({ end }: LoggedRun): LogLine[] {
  if (!end) return [];
  if (end.reason === 'Error') {
    return [
      line(end.at, 'ERROR', 'config: a required setting is missing'),
      line(end.at, 'FATAL', 'config: PAYMENTS_URL is not set'),
    ];
  }
  // The kernel kills without a word; a process that ends in order says so.
  return end.reason === 'Completed'
    ? [line(end.at, 'INFO', 'shutting down')]
    : [];
}

function line(at: number, level: string, message: string): LogLine {
  return { at, text: `${new Date(at).toISOString()} ${level} ${message}` };
}
