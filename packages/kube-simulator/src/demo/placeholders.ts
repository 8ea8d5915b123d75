import { rootCertificate } from '../system/rootCertificate';

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const moment = /^@now(?:([+-]\d+)([mhd]))?$/;

/**
 * Fills in what a manifest cannot know: `@now`, `@now-26h`, `@now+6d` become times as the API writes them,
 * `@cluster-ca` the cluster's certificate authority in base64.
 *
 * @param now - milliseconds since the epoch
 */
export function fillIn<T>(value: T, now: number): T {
  return fill(value, now) as T;
}

function fill(value: unknown, now: number): unknown {
  if (Array.isArray(value)) return value.map(item => fill(item, now));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, fill(item, now)]),
    );
  }
  return typeof value === 'string' ? text(value, now) : value;
}

function text(value: string, now: number): string {
  if (value === '@cluster-ca') {
    return Buffer.from(rootCertificate(now)).toString('base64');
  }
  const [whole, count = '0', unit = 'm'] = moment.exec(value) ?? [];
  if (whole === undefined) return value;
  const time = now + Number(count) * unitMs[unit as keyof typeof unitMs];
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
