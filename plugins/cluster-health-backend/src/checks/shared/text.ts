const minute = 60_000;
const hour = 60 * minute;
/** Milliseconds. */
export const day = 24 * hour;

/** `1 node`, `3 nodes`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** `99.5%`: one decimal, and never rounded up to 100. */
export function percent(share: number): string {
  return `${Math.floor(share * 1000) / 10}%`;
}

/** Milliseconds as `45 s`, `12 min`, `5 h`, `3 d`; whole units, rounded down. */
export function duration(ms: number): string {
  if (ms < 0) return `-${duration(-ms)}`;
  if (ms < 2 * minute) return `${Math.floor(ms / 1000)} s`;
  if (ms < 2 * hour) return `${Math.floor(ms / minute)} min`;
  if (ms < 2 * day) return `${Math.floor(ms / hour)} h`;
  return `${Math.floor(ms / day)} d`;
}

/** `namespace/name`, or the name alone. */
export function nameOf(metadata: {
  readonly namespace?: string;
  readonly name: string;
}): string {
  return metadata.namespace
    ? `${metadata.namespace}/${metadata.name}`
    : metadata.name;
}
