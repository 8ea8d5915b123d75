import type { Deployment } from '../kinds/deployment';
import { scaledValueOrZero } from '../../apimachinery/intOrString';

/** Absolute numbers behind the strategy. */
interface FencePosts {
  readonly replicas: number;
  readonly maxSurge: number;
  readonly maxUnavailable: number;
}

/**
 * Surge rounds up, unavailability down. Where both come out as nothing, one pod may be unavailable, or the
 * rollout could never move.
 */
export function fencePosts({ spec }: Deployment): FencePosts {
  const replicas = spec.replicas ?? 1;
  if (spec.strategy?.type === 'Recreate') {
    return { replicas, maxSurge: 0, maxUnavailable: 0 };
  }
  const rolling = spec.strategy?.rollingUpdate;
  const maxSurge = scaledValueOrZero(
    rolling?.maxSurge ?? '25%',
    replicas,
    'up',
  );
  const unavailable = scaledValueOrZero(
    rolling?.maxUnavailable ?? '25%',
    replicas,
    'down',
  );
  const maxUnavailable = maxSurge === 0 && unavailable === 0 ? 1 : unavailable;
  return {
    replicas,
    maxSurge,
    maxUnavailable: Math.min(maxUnavailable, replicas),
  };
}
