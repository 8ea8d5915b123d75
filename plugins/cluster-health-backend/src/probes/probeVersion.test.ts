import type { Answer } from './__testUtils__/probeContext';
import { contextOf } from './__testUtils__/probeContext';
import { probeVersion } from './probeVersion';

describe('probeVersion', () => {
  it.each<[Answer, object]>([
    [
      { status: 200, body: { gitVersion: 'v1.34.2' } },
      { state: 'known', value: 'v1.34.2' },
    ],
    [{ status: 200, body: {} }, { state: 'unknown' }],
    [{ status: 200, body: '<html>' }, { state: 'unknown' }],
    [{ status: 503, body: 'busy' }, { state: 'unknown' }],
  ])('of %j', async (answer, expected) => {
    expect(await probeVersion(contextOf(() => answer))).toMatchObject(expected);
  });
});
