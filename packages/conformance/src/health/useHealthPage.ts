import type { Ground } from '../ground/Ground';
import { HealthPage } from '../portal/HealthPage';
import { startHealthPortal } from '../portal/startHealthPortal';
import type { Portal } from '../portal/startPortal';

/**
 * Starts a portal for a describe block and opens the page of all clusters; closes both afterwards.
 *
 * @param options - `components` are the entities it knows; `person` is the portal's account, `backstage` when not given
 */
export function useHealthPage(
  ground: () => Ground,
  options: { readonly components: readonly string[]; readonly person?: string },
): () => HealthPage {
  let portal: Portal | undefined;
  let page: HealthPage | undefined;
  beforeAll(async () => {
    const cluster = ground().portalCluster;
    portal = await startHealthPortal({ cluster, ...options });
    page = new HealthPage(portal, cluster.name);
  }, 120_000);
  afterAll(async () => {
    page?.close();
    await portal?.stop();
  }, 60_000);
  return () => {
    if (!page) throw new Error('The portal has not started.');
    return page;
  };
}
