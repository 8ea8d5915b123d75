import type { Behaviour } from '../rules/behaviour';
import { logLines, type LoggedRun } from './logLines';

const startedAt = Date.UTC(2026, 0, 1);
const run = (behaviour?: Behaviour, end?: LoggedRun['end']): LoggedRun => ({
  container: 'app',
  image: 'shop/api:1.2.3',
  containerID: 'containerd://1',
  startedAt,
  behaviour,
  end,
});
const texts = (logged: LoggedRun, afterMs: number) =>
  logLines(logged, startedAt + afterMs).map(({ text }) => text);

it('begins with the version and grows with time, the beginning never changing', () => {
  const early = texts(run(), 1_000);
  expect(early).toEqual([
    '2026-01-01T00:00:00.000Z INFO starting app version=1.2.3',
    '2026-01-01T00:00:00.020Z INFO listening on :8080 version=1.2.3',
  ]);
  const late = texts(run(), 60_000);
  expect(late.length).toBe(14);
  expect(late.slice(0, 2)).toEqual(early);
  expect(texts(run(), 61_000)).toEqual(late);
});

it('tells nothing from the future and is in order', () => {
  const lines = logLines(run({ slowMs: 20_000 }), startedAt + 12_000);
  expect(lines.every(({ at }) => at <= startedAt + 12_000)).toBe(true);
  expect(lines.map(({ at }) => at)).toEqual(
    lines.map(({ at }) => at).sort((a, b) => a - b),
  );
  expect(lines.some(({ text }) => text.includes('listening'))).toBe(false);
});

it('stays bounded however long the run', () => {
  expect(texts(run(), 365 * 24 * 3_600_000).length).toBeLessThan(600);
});

it.each<[string, LoggedRun, string]>([
  [
    'a crash',
    run('crash-at-once', { at: startedAt + 200, reason: 'Error' }),
    'FATAL config: PAYMENTS_URL is not set',
  ],
  [
    'want of memory',
    run('out-of-memory', { at: startedAt + 1_500, reason: 'OOMKilled' }),
    'heap grows fast',
  ],
  [
    'an orderly end',
    run(undefined, { at: startedAt + 300, reason: 'Completed' }),
    'INFO shutting down',
  ],
  ['failing probes', run('never-ready'), 'database connection refused'],
])('ends with %s', (_, logged, last) => {
  expect(texts(logged, 600_000).at(-1)).toContain(last);
});
