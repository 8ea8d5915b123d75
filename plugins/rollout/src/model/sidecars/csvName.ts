import type { SidecarFleetQuery } from '@pilotage/plugin-rollout-common';

/** Name of the exported file: says what was filtered. */
export function csvName(query: SidecarFleetQuery): string {
  const parts = [query.sidecar, query.environment, query.cluster].filter(
    part => part !== undefined,
  );
  return `${['sidecars', ...parts].join('-').replace(/[^\w.-]+/g, '_')}.csv`;
}
