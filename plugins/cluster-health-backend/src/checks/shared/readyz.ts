import type { Evidence } from '@pilotage/plugin-cluster-health-common';
import type { Readiness } from '@pilotage/plugin-cluster-health-node';

/** Names of the parts that are not ready. */
export function failingParts({ parts }: Readiness): readonly string[] {
  return parts.filter(({ ok }) => !ok).map(({ name }) => name);
}

export function readyzEvidence(readiness: Readiness, at: number): Evidence {
  const failing = failingParts(readiness);
  return {
    source: '/readyz?verbose',
    value: `HTTP ${readiness.status}${
      failing.length ? `, failing: ${failing.join(', ')}` : ''
    }`,
    at,
  };
}
