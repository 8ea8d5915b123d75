import { sameIntOrPercent } from './intOrPercent';
import { isRecord } from './json';
import { isSealOf } from './literals';

/**
 * Whether two values mean the same to Kubernetes: a field that is null, empty or not there is the same. Typed clients
 * write `creationTimestamp: null` and `resources: {}` where others write nothing.
 */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((x, i) => sameValue(x, b[i]));
  }
  if (isRecord(a) && isRecord(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every(key => sameValue(a[key], b[key]));
  }
  return false;
}

/** Whether a field already is what it shall be: as {@link sameValue}, and `0`, `"0%"`, false and absent as defaults. */
export function sameField(live: unknown, wanted: unknown): boolean {
  if (sameValue(live, wanted)) return true;
  if (isIntOrPercentText(live) || isIntOrPercentText(wanted)) {
    return sameIntOrPercent(live, wanted);
  }
  return (wanted === false || wanted === 0) && isEmpty(live);
}

/**
 * Whether a field still holds what was written; `null` was written by taking the field away. A webhook may have added
 * defaults inside what we wrote; that is not another person's change.
 */
export function stillHolds(live: unknown, written: unknown): boolean {
  if (written === null) return isEmpty(live);
  return sameField(live, written) || contains(live, written);
}

function contains(live: unknown, written: unknown): boolean {
  if (isEmpty(written)) return true;
  if (Array.isArray(written)) {
    return (
      Array.isArray(live) &&
      live.length === written.length &&
      written.every((value, i) => contains(live[i], value))
    );
  }
  if (isRecord(written)) {
    return (
      isRecord(live) &&
      Object.keys(written).every(key => contains(live[key], written[key]))
    );
  }
  return sameValue(live, written) || isSealOf(written, live);
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.values(value).every(isEmpty);
}

function isIntOrPercentText(value: unknown): boolean {
  return typeof value === 'string' && /^\d+%?$/.test(value);
}
