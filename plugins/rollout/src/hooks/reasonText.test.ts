import type { RolloutTranslate } from '../translation/ref';
import { reasonText } from './useReasonText';

const t = ((key: string, values: object) =>
  `${key} ${JSON.stringify(values)}`) as unknown as RolloutTranslate;

describe('reasonText', () => {
  it('translates by code when the driver is ours', () => {
    expect(
      reasonText(t, 'verdictReason', {
        code: 'scaling',
        reason: 'english',
        params: { current: 1, desired: 2 },
      }),
    ).toBe('verdictReason.scaling {"current":1,"desired":2}');
  });

  it.each([
    ['a code of another driver', { code: 'quantum', reason: 'english' }],
    ['a name every object has', { code: 'constructor', reason: 'english' }],
    [
      'a value that our sentence needs and the driver does not give',
      { code: 'scaling', reason: 'english', params: { current: 1 } },
    ],
  ])('shows the English of the driver for %s', (_, reason) => {
    expect(reasonText(t, 'verdictReason', reason)).toBe('english');
  });
});
