import { below, seeded } from './__testUtils__/random';
import { StringTable } from './stringTable';

it('gives every string one number and gives it back', () => {
  const table = new StringTable();
  const texts = [
    'a',
    'registry/app:1',
    'registry/app:2',
    'héllo ☸',
    '-',
    'a-',
    '☸',
  ];
  const ids = texts.map((text, i) =>
    table.intern(text, i % 2 ? text.indexOf(':') + 1 : 0),
  );
  expect(ids.map(id => table.get(id))).toEqual(texts);
  expect(texts.map(text => table.find(text))).toEqual(ids);
  expect(texts.map(text => table.intern(text))).toEqual(ids);
  expect(table.find('absent')).toBe(-1);
  expect(table.intern('')).toBe(0);
  expect(table.get(0)).toBe('');
});

it('finds a split string however it is asked for', () => {
  const table = new StringTable();
  const id = table.intern('registry/app:1', 13);
  expect(table.intern('registry/app:1', 0)).toBe(id);
  expect(table.intern('registry/app:1', 5)).toBe(id);
});

it('holds exactly what is referred to, through any order of use and release', () => {
  const random = seeded(1);
  const table = new StringTable();
  const held: { text: string; id: number }[] = [];
  for (let step = 0; step < 20_000; step++) {
    if (random() < 0.55) {
      const text = `team-${below(random, 30)}/app-${below(random, 60)}:v${below(
        random,
        40,
      )}`;
      const split = random() < 0.5 ? text.indexOf(':') + 1 : 0;
      held.push({ text, id: table.intern(text, split) });
    } else if (held.length > 0) {
      const [gone] = held.splice(below(random, held.length), 1);
      table.release(gone!.id);
    }
  }
  for (const { text, id } of held) expect(table.get(id)).toBe(text);
  for (const { id } of held) table.release(id);
  expect(table.size).toBe(0);
});

it('does not grow with names that come and go', () => {
  const table = new StringTable();
  const churn = (from: number) => {
    for (let i = from; i < from + 20_000; i++) {
      table.release(table.intern(`pod-of-a-long-name-${i}`));
    }
  };
  churn(0);
  const before = table.bytes;
  churn(20_000);
  expect(table.bytes).toBe(before);
});
