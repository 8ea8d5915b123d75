const dayMs = 24 * 60 * 60 * 1_000;

/** Shorter reasons explain nothing to whoever reads them in half a year. */
export const shortestReason = 10;

/** A day less than the year the backend allows: the end of the last day must still be inside it. */
export const longestDays = 364;

/** What is typed into the waiver dialog. */
export interface WaiverForm {
  readonly reason: string;
  /** `YYYY-MM-DD` in the viewer's time zone; empty while none is chosen. */
  readonly until: string;
}

export type WaiverProblem = 'reason' | 'no-date' | 'past' | 'too-far';

/** A day as a date field holds it, in the viewer's time zone. */
export function dayText(at: number): string {
  const day = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(
    day.getDate(),
  )}`;
}

/** The day this many days from now. */
export function dayAfter(now: number, days: number): string {
  return dayText(now + days * dayMs);
}

/** The last moment of the chosen day: who accepts something until Friday means all of Friday. */
export function endOfDay(until: string): number {
  return new Date(`${until}T23:59:59.999`).getTime();
}

/** What is still wrong with the form, in the order of its fields. */
export function waiverProblems(
  form: WaiverForm,
  now: number,
): readonly WaiverProblem[] {
  const problems: WaiverProblem[] = [];
  if (form.reason.trim().length < shortestReason) problems.push('reason');
  const until = endOfDay(form.until);
  if (Number.isNaN(until)) problems.push('no-date');
  else if (until <= now) problems.push('past');
  else if (form.until > dayAfter(now, longestDays)) problems.push('too-far');
  return problems;
}
