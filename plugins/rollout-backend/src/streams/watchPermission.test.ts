import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { watchPermission } from './watchPermission';

const entity = { metadata: { name: 'cart' } } as Entity;

describe('watchPermission', () => {
  let ended: [string, boolean][];
  let allowed: number;

  beforeEach(() => {
    jest.useFakeTimers();
    ended = [];
    allowed = 0;
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function watch(authorize: () => Promise<Entity>, expiresAt?: Date) {
    return watchPermission({
      authorize,
      ...(expiresAt ? { expiresAt } : {}),
      allowed: async () => {
        allowed++;
      },
      end: (reason, retry) => ended.push([reason, retry]),
    });
  }

  it('keeps a stream open as long as its viewer may look', async () => {
    const stop = watch(async () => entity);
    await jest.advanceTimersByTimeAsync(35_000);
    expect({ allowed, ended }).toEqual({ allowed: 3, ended: [] });
    stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(allowed).toBe(3);
  });

  it.each<[string, () => Promise<Entity>, boolean]>([
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
    watch(async () => entity, new Date(Date.now() + 5_000));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(ended).toEqual([['The session ended', true]]);
  });
});
