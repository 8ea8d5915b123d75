import { formatDuration } from './formatDuration';

const minute = 60_000;

describe('formatDuration', () => {
  it.each([
    [-5, 'en', '0 s'],
    [999, 'en', '0 s'],
    [12_300, 'en', '12 s'],
    [4 * minute, 'en', '4 min'],
    [125 * minute, 'en', '2 h 5 min'],
    [120 * minute, 'en', '2 h'],
    [3 * 24 * 60 * minute, 'en', '3 days'],
    [4 * minute, 'zh-CN', '4分钟'],
    [12_300, 'zh-CN', '12秒'],
  ])('%d ms in %s', (ms, language, text) => {
    expect(formatDuration(ms, language)).toBe(text);
  });
});
