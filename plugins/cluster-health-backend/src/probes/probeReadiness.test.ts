import type { Answer } from './__testUtils__/probeContext';
import { contextOf, unreachable } from './__testUtils__/probeContext';
import { probeReadiness, readinessParts } from './probeReadiness';

describe('probeReadiness', () => {
  const verbose = '[+]ping ok\n[-]etcd failed: reason withheld\nreadyz failed';

  it.each<[string, Answer | Error, object]>([
    [
      'ready',
      { status: 200, body: '[+]ping ok\nreadyz check passed\n' },
      {
        state: 'known',
        value: { status: 200, parts: [{ name: 'ping', ok: true }] },
      },
    ],
    [
      'not ready, with a body',
      { status: 500, body: verbose },
      {
        state: 'known',
        value: {
          status: 500,
          parts: [
            { name: 'ping', ok: true },
            { name: 'etcd', ok: false },
          ],
        },
      },
    ],
    ['not served', { status: 404 }, { state: 'absent' }],
    [
      'forbidden',
      { status: 403 },
      {
        state: 'unknown',
        reason:
          "forbidden; the portal's account needs the rule { nonResourceURLs: ['/readyz'], verbs: ['get'] }",
      },
    ],
    [
      'not knowing us',
      { status: 401, body: 'Unauthorized' },
      { state: 'unknown', reason: '/readyz answered 401: Unauthorized' },
    ],
    [
      'not there',
      unreachable,
      { state: 'unknown', reason: 'Cluster east: no answer' },
    ],
  ])('of a server that is %s', async (_, answer, expected) => {
    const fact = await probeReadiness(contextOf(() => answer));
    expect(fact).toMatchObject(expected);
  });

  it('measures the way there and back, and how far apart the clocks are', async () => {
    const date = new Date(10_000_000 - 30_000).toUTCString();
    const fact = await probeReadiness(
      contextOf(() => ({ status: 200, body: '', headers: { date } })),
    );
    expect(fact).toMatchObject({
      value: { latencyMs: 40, clockSkewMs: 30_020 - 500 },
    });
  });

  it.each([
    ['', []],
    ['ok', []],
    ['[+]poststarthook/x ok', [{ name: 'poststarthook/x', ok: true }]],
    ['[?]new ok\r\n[-]etcd failed', [{ name: 'etcd', ok: false }]],
  ])('reads the parts of %j', (text, parts) => {
    expect(readinessParts(text)).toEqual(parts);
  });
});
