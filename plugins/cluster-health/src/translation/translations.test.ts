import { clusterHealthMessages } from './messages';
import chinese from './zh-CN';

function flat(messages: object, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value]]
        : Object.entries(flat(value, `${prefix}${key}.`)),
    ),
  );
}

const placeholders = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort();

describe('Simplified Chinese', () => {
  const english = flat(clusterHealthMessages);
  it('says everything English says, with the same values inside', () => {
    expect(Object.keys(chinese.messages).sort()).toEqual(
      Object.keys(english).sort(),
    );
    for (const [key, text] of Object.entries(chinese.messages)) {
      expect([key, placeholders(text)]).toEqual([
        key,
        placeholders(english[key] ?? ''),
      ]);
    }
  });
});
