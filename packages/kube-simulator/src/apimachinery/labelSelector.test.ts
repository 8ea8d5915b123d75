import {
  formatLabelSelector,
  selects,
  type LabelSelector,
} from './labelSelector';

const labels = { app: 'web', track: 'canary' };

describe('a label selector', () => {
  it.each<[LabelSelector | undefined, boolean, string]>([
    [{ matchLabels: { app: 'web' } }, true, 'app=web'],
    [
      { matchLabels: { track: 'canary', app: 'web' } },
      true,
      'app=web,track=canary',
    ],
    [{ matchLabels: { app: 'api' } }, false, 'app=api'],
    [
      {
        matchExpressions: [
          { key: 'app', operator: 'In', values: ['web', 'api'] },
        ],
      },
      true,
      'app in (api,web)',
    ],
    [
      {
        matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }],
      },
      false,
      'app notin (web)',
    ],
    [
      { matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a'] }] },
      true,
      'zone notin (a)',
    ],
    [
      { matchExpressions: [{ key: 'track', operator: 'Exists' }] },
      true,
      'track',
    ],
    [
      { matchExpressions: [{ key: 'track', operator: 'DoesNotExist' }] },
      false,
      '!track',
    ],
    [{}, true, ''],
  ])('%j selects: %s', (selector, selected, text) => {
    expect(selects(selector, labels)).toBe(selected);
    expect(formatLabelSelector(selector ?? {})).toBe(text);
  });

  it('that is missing selects nothing', () => {
    expect(selects(undefined, labels)).toBe(false);
  });
});
