import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { watchPermission } from './watchPermission';

describe('watchPermission', () => {
  let ended: [string, boolean][];
  let asked: number;

  beforeEach(() => {
    jest.useFakeTimers();
    ended = [];
    asked = 0;
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const allow = async () => {
    asked++;
  };

  function watch(authorize: () => Promise<void>, expiresAt?: Date) {
    return watchPermission({
      authorize,
      ...(expiresAt ? { expiresAt } : {}),
      end: (reason, retry) => ended.push([reason, retry]),
    });
  }

  it('keeps a stream open as long as its viewer may look', async () => {
    const stop = watch(allow);
    await jest.advanceTimersByTimeAsync(35_000);
    expect({ asked, ended }).toEqual({ asked: 3, ended: [] });
    stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(3);
  });

  it.each<[string, () => Promise<void>, boolean]>([
    [
      'refused',
      async () => {
        throw new NotAllowedError('no');
      },
      false,
    ],
    [
      'undecided',
      async () => {
        throw new ServiceUnavailableError('down');
      },
      true,
    ],
    ['never answered', () => new Promise(() => {}), true],
  ])('ends within 15 s when %s', async (_, authorize, retry) => {
    watch(authorize);
    await jest.advanceTimersByTimeAsync(15_000);
    expect(ended).toEqual([[expect.any(String), retry]]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(ended).toHaveLength(1);
  });

  it('ends with the session', async () => {
    watch(allow, new Date(Date.now() + 5_000));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(ended).toEqual([['The session ended', true]]);
  });
});
