import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { ServingMarks } from '@pilotage/plugin-cluster-health-common';
import { HttpClusterHealthService } from './HttpClusterHealthService';

/**
 * What other backend plugins can ask of cluster health, as themselves.
 *
 * Failures are `ResponseError` of `@backstage/errors`.
 *
 * @public
 */
export interface ClusterHealthService {
  /** Which clusters may be given new work; answered from memory. */
  servingMarks(): Promise<ServingMarks>;
}

/** @public */
export const clusterHealthServiceRef = createServiceRef<ClusterHealthService>({
  id: 'cluster-health',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: deps =>
        new HttpClusterHealthService({
          ...deps,
          fetchApi: { fetch: globalThis.fetch },
        }),
    }),
});
