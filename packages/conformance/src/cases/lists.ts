import type { Ground } from '../ground/Ground';
import {
  five,
  ourNames,
  startConfigMaps,
  type ConfigMaps,
} from '../support/configMaps';
import { refusalOf } from '../support/refusal';
import { useScratch } from '../support/scratch';

/** What reading a collection relies on: pages of one moment, selectors, and what is refused. */
export function lists(ground: () => Ground) {
  const scratch = useScratch(ground, 'lists');
  let maps: ConfigMaps;
  beforeAll(async () => {
    maps = await startConfigMaps(scratch());
  });

  it('gives every object once over pages, in the order of names', async () => {
    const seen: string[] = [];
    let _continue: string | undefined;
    let pages = 0;
    do {
      const page = await maps.list({ limit: 2, _continue });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...ourNames(page.items));
      _continue = page.metadata?._continue || undefined;
      pages += 1;
    } while (_continue);
    expect(seen).toEqual(Object.keys(five).sort());
    expect(pages).toBeGreaterThan(2);
  });

  it('says how many remain after a page', async () => {
    const page = await maps.list({ limit: 2 });
    const rest = await maps.list({ _continue: page.metadata!._continue });
    expect(page.metadata?.remainingItemCount).toBe(rest.items.length);
    expect(rest.metadata?.remainingItemCount).toBeUndefined();
  });

  it('shows pages of one moment: what is made between two pages is not in them', async () => {
    const first = await maps.list({ limit: 2 });
    await maps.create('zeta');
    const rest = await maps.list({
      limit: 50,
      _continue: first.metadata!._continue,
    });
    expect(ourNames([...first.items, ...rest.items])).not.toContain('zeta');
    expect(rest.metadata!.resourceVersion).toBe(
      first.metadata!.resourceVersion,
    );
    await maps.remove('zeta');
  });

  it('refuses a malformed continue token with 400', async () => {
    const refusal = await refusalOf(
      maps.list({ limit: 2, _continue: 'nonsense' }),
    );
    expect(refusal.code).toBe(400);
    expect(refusal.message).toContain('continue');
  });

  it('refuses a resourceVersion from the future with 504', async () => {
    const refusal = await refusalOf(
      maps.list({
        resourceVersion: '9999999999',
        resourceVersionMatch: 'NotOlderThan',
      }),
    );
    expect(refusal).toMatchObject({ code: 504, reason: 'Timeout' });
    expect(refusal.message).toContain('Too large resource version');
  }, 20_000);

  it.each([
    ['tier=front', ['alpha', 'beta']],
    ['tier!=front,track', ['gamma']],
    ['tier in (front,back),track notin (canary)', ['alpha', 'delta', 'gamma']],
    ['!tier', ['epsilon']],
    ['track', ['alpha', 'beta', 'gamma']],
  ])('selects by label: %s', async (labelSelector, expected) => {
    expect(ourNames((await maps.list({ labelSelector })).items)).toEqual(
      expected,
    );
  });

  it('refuses a malformed label selector with 400', async () => {
    expect(
      await refusalOf(maps.list({ labelSelector: 'a in b' })),
    ).toMatchObject({
      code: 400,
      reason: 'BadRequest',
    });
  });

  it('selects by name', async () => {
    const { items } = await maps.list({ fieldSelector: 'metadata.name=beta' });
    expect(ourNames(items)).toEqual(['beta']);
  });

  it('refuses a field that cannot be selected by with 400', async () => {
    const refusal = await refusalOf(
      maps.list({ fieldSelector: 'data.colour=red' }),
    );
    expect(refusal.code).toBe(400);
    expect(refusal.message).toContain('data.colour');
  });
}
