import { createServiceMock } from '@backstage/backend-test-utils';
import { clusterHealthServiceRef } from '../service/clusterHealthService';

/**
 * A cluster health service of jest mocks; give the answers your test needs.
 *
 * @example
 * ```ts
 * const health = clusterHealthServiceMock({ servingMarks: async () => ({}) });
 * await startTestBackend({ features: [myPlugin, health.factory] });
 * ```
 * @public
 */
export const clusterHealthServiceMock = createServiceMock(
  clusterHealthServiceRef,
  () => ({ servingMarks: jest.fn() }),
);
