import type { SidecarEntitySection } from '@pilotage/plugin-rollout-common';
import { podsIn } from './cellState';

/**
 * Versions of a container on any cluster: those a SidecarSet wants first, then those most pods run. A container only missing
 * pods are selected for still has the version it should have.
 */
export function versionsOf(section: SidecarEntitySection): readonly string[] {
  const pods = new Map<string, number>();
  const wanted = new Set(
    section.sources.map(({ wantedVersion }) => wantedVersion),
  );
  for (const version of wanted) pods.set(version, 0);
  for (const { cells } of section.rows) {
    for (const { version, counts } of cells) {
      pods.set(version, (pods.get(version) ?? 0) + podsIn(counts));
    }
  }
  return [...pods.entries()]
    .sort(
      ([a, podsOfA], [b, podsOfB]) =>
        Number(wanted.has(b)) - Number(wanted.has(a)) || podsOfB - podsOfA,
    )
    .map(([version]) => version);
}
