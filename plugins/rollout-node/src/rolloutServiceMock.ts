import { createServiceMock } from '@backstage/backend-test-utils';
import { rolloutServiceRef } from './rolloutService';

/**
 * A rollout service of jest mocks; give the answers your test needs.
 *
 * @example
 * ```ts
 * const rollout = rolloutServiceMock({ forecast: async () => forecast });
 * await startTestBackend({ features: [myPlugin, rollout.factory] });
 * expect(rollout.forecast).toHaveBeenCalled();
 * ```
 * @public
 */
export const rolloutServiceMock = createServiceMock(rolloutServiceRef, () => ({
  forecast: jest.fn(),
  operate: jest.fn(),
  getOperation: jest.fn(),
  getWorkload: jest.fn(),
}));
