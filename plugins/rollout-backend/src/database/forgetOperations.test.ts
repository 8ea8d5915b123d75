import { mockServices } from '@backstage/backend-test-utils';
import { forgetOperations } from './forgetOperations';
import type { OperationStore } from './OperationStore';

const hour = 60 * 60 * 1000;

describe('forgetOperations', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 100 * hour });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('looks every hour, also after a failure, until it is ended', async () => {
    const asked: number[] = [];
    const logger = mockServices.logger.mock();
    const end = forgetOperations({
      store: {
        async deleteSettled(before: number) {
          asked.push(before);
          throw new Error('no database');
        },
      } as unknown as OperationStore,
      logger,
      keepMs: 10 * hour,
    });
    await jest.advanceTimersByTimeAsync(2 * hour);
    expect(asked).toEqual([91 * hour, 92 * hour]);
    expect(logger.warn).toHaveBeenCalledTimes(2);
    end();
    expect(jest.getTimerCount()).toBe(0);
  });
});
