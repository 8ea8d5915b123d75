import { matched, sidecarSet } from '../__testUtils__/sidecarSets';
import { matchSidecarSet } from './matches';

const shop = { 'kubernetes.io/metadata.name': 'shop', team: 'web' };

describe('matchSidecarSet', () => {
  const off = { labels: { mesh: 'off' } };

  it.each([
    ['selected by its labels', {}, matched({ pods: 1 }), 'selected'],
    ['other labels', {}, matched({ pods: 1, ...off }), 'none'],
    [
      'other labels, but its mark',
      {},
      matched({ pods: 1, hash: 'old', ...off }),
      'marked',
    ],
    ['its namespace', { namespace: 'shop' }, matched({ pods: 1 }), 'selected'],
    ['another namespace', { namespace: 'yard' }, matched({ pods: 1 }), 'none'],
    [
      'a namespace it selects',
      { namespaceSelector: { matchLabels: { team: 'web' } } },
      matched({ pods: 1 }),
      'selected',
    ],
    [
      'a namespace it does not select',
      { namespaceSelector: { matchLabels: { team: 'data' } } },
      matched({ pods: 1 }),
      'none',
    ],
    [
      'a namespace by name',
      {
        namespaceSelector: {
          matchExpressions: [
            {
              key: 'kubernetes.io/metadata.name',
              operator: 'In',
              values: ['shop'],
            },
          ],
        },
      },
      matched({ pods: 1 }),
      'selected',
    ],
    ['an empty selector', { selector: {} }, matched({ pods: 1 }), 'none'],
  ])('%s', (_, spec, { group }, expected) => {
    const match = matchSidecarSet(sidecarSet({ spec }));
    expect(match({ group, namespaceLabels: shop })).toBe(expected);
  });
});
