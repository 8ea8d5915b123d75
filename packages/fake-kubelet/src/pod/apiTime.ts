/** A time as metav1.Time writes it: whole seconds, so that what comes back equals what was sent. */
export function apiTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Milliseconds of a time the API gave; `otherwise` when it gave none. */
export function parseApiTime(
  time: string | null | undefined,
  otherwise: number,
): number {
  const ms = Date.parse(time ?? '');
  return Number.isNaN(ms) ? otherwise : ms;
}
