import { CronTime } from 'cron';

const units: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 60 * 60_000,
};

/** Enough steps to meet the longest gap of a line like `0 3 * * 1-5`. */
const steps = 10;

/**
 * The longest time between two runs of a schedule: a cron line, or `@every 6h` as Velero writes it.
 *
 * @returns milliseconds, or `undefined` when the text is no schedule.
 */
export function longestPeriod(schedule: string): number | undefined {
  const every = /^@every\s+(.+)$/.exec(schedule.trim());
  if (every) return goDuration(every[1]!);
  // The time zone moves all runs alike.
  const line = schedule.trim().replace(/^(?:CRON_)?TZ=\S+\s+/, '');
  try {
    const times = new CronTime(line, 'UTC');
    let last = new Date(0);
    let longest = 0;
    for (let step = 0; step < steps; step++) {
      const next = times.getNextDateFrom(last, 'UTC').toJSDate();
      // The first gap begins anywhere, so it is none.
      if (step > 0) longest = Math.max(longest, +next - +last);
      last = next;
    }
    return longest;
  } catch {
    return undefined;
  }
}

/** `1h30m` in milliseconds. */
function goDuration(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|m|s)/g)];
  if (parts.map(([whole]) => whole).join('') !== text.trim()) return undefined;
  return parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (units[unit!] ?? 0),
    0,
  );
}
