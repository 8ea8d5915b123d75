/** `metav1.Time` as the API writes it: RFC 3339, UTC, whole seconds. */
export function toTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** @returns milliseconds since the epoch, 0 for a missing or unreadable time */
export function fromTime(time: string | undefined): number {
  return (time && Date.parse(time)) || 0;
}

/** `metav1.MicroTime` as the API writes it: six digits after the point. */
export function toMicroTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z');
}
