import { scaleIntOrPercent } from '../shared/intOrPercent';

/** What the API server fills in for both. */
const defaultLimit = '25%';

/**
 * Limits of a rolling update in pods, rounded as the Deployment controller does: surge up, unavailable down, and when
 * both come to nothing one pod may be unavailable, since nothing could move otherwise.
 */
export function rollingLimits(
  rolling: Readonly<Record<string, unknown>>,
  replicas: number,
): { readonly maxUnavailablePods: number; readonly maxSurgePods: number } {
  const maxSurgePods =
    scaleIntOrPercent(rolling.maxSurge ?? defaultLimit, replicas, 'up') ?? 0;
  const unavailable =
    scaleIntOrPercent(
      rolling.maxUnavailable ?? defaultLimit,
      replicas,
      'down',
    ) ?? 0;
  const maxUnavailablePods =
    maxSurgePods === 0 && unavailable === 0
      ? 1
      : Math.min(unavailable, replicas);
  return { maxUnavailablePods, maxSurgePods };
}
