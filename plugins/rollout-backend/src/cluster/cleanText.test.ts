import { cleanText } from './cleanText';

describe('cleanText', () => {
  it.each([
    ['plain text, with ümläuts', 'plain text, with ümläuts'],
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u009b31mred', 'red'],
    ['a\u0000b\u0007c\rd', 'abcd'],
    ['tab\tand\nline', 'tab\tand\nline'],
    ['user\u202egnp.exe', 'usergnp.exe'],
  ])('%j → %j', (text, expected) => {
    expect(cleanText(text)).toBe(expected);
  });

  it('cuts long text', () => {
    expect(cleanText('x'.repeat(50), 10)).toBe(`${'x'.repeat(10)}…`);
  });
});
