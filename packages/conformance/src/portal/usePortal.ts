import type { Ground } from '../ground/Ground';
import type { Scratch } from '../support/scratch';
import { RolloutTab } from './RolloutTab';
import type { Portal } from './startPortal';
import { startRolloutPortal } from './startRolloutPortal';

const kinds = {
  CloneSet: { group: 'apps.kruise.io', namespaced: true },
  Deployment: { group: 'apps', namespaced: true },
  SidecarSet: { group: 'apps.kruise.io', namespaced: false },
} as const;

/** Opens the Rollout tab of a workload. */
export type OpenTab = (workload: {
  readonly kind: keyof typeof kinds;
  readonly name: string;
}) => RolloutTab;

/**
 * Starts a portal for a describe block, with a component for each of the names, and closes it with its tabs afterwards.
 *
 * @param person - who the portal is on the cluster, `backstage` when not given
 */
export function usePortal(
  ground: () => Ground,
  scratch: () => Scratch,
  components: readonly string[],
  person?: string,
): OpenTab {
  let portal: Portal | undefined;
  const tabs: RolloutTab[] = [];
  beforeAll(async () => {
    portal = await startRolloutPortal({
      cluster: ground().portalCluster,
      components,
      ...(person === undefined ? {} : { person }),
    });
  }, 120_000);
  afterAll(async () => {
    for (const tab of tabs) tab.close();
    await portal?.stop();
  }, 60_000);
  return ({ kind, name }) => {
    if (!portal) throw new Error('The portal has not started.');
    const tab = new RolloutTab(portal, {
      cluster: ground().portalCluster.name,
      group: kinds[kind].group,
      kind,
      namespace: kinds[kind].namespaced ? scratch().namespace : '',
      name,
    });
    tabs.push(tab);
    return tab;
  };
}
