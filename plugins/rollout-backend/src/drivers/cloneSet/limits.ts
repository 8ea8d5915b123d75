import { scaleIntOrPercent } from '../shared/intOrPercent';

/** What the API server's defaults and the controller assume when the field is not set. */
const defaultMaxUnavailable = '20%';

/** The limits of the update strategy as written. */
export interface WrittenLimits {
  readonly replicas: number;
  readonly maxUnavailable: unknown;
  readonly maxSurge: unknown;
}

/** The limits after the controller's rounding, in pods. */
export interface UpdateLimits {
  readonly maxUnavailablePods: number;
  readonly maxSurgePods: number;
}

/** Fills in the defaults. */
export function writtenLimits(
  fields: Readonly<Record<string, unknown>>,
  replicas: number,
): WrittenLimits {
  return {
    replicas,
    maxUnavailable: fields.maxUnavailable ?? defaultMaxUnavailable,
    maxSurge: fields.maxSurge ?? 0,
  };
}

/**
 * Rounds as the controller does: surge up, and maxUnavailable up unless there is surge. While paused it makes no surge
 * pods, so that maxUnavailable then rounds up.
 */
export function updateLimits(
  { replicas, maxUnavailable, maxSurge }: WrittenLimits,
  paused: boolean,
): UpdateLimits {
  const maxSurgePods = paused
    ? 0
    : scaleIntOrPercent(maxSurge, replicas, 'up') ?? 0;
  return {
    maxSurgePods,
    maxUnavailablePods:
      scaleIntOrPercent(
        maxUnavailable,
        replicas,
        maxSurgePods > 0 ? 'down' : 'up',
      ) ?? 0,
  };
}
