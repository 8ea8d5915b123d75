import { below, seeded, uuid } from './__testUtils__/random';
import { UidIndex } from './uidIndex';

it('agrees with a map through any order of adding and removing', () => {
  const random = seeded(2);
  const index = new UidIndex();
  const oracle = new Map<string, number>();
  const gone: string[] = [];
  for (let step = 0; step < 20_000; step++) {
    if (random() < 0.6 || oracle.size === 0) {
      const uid = random() < 0.05 ? `mirror-${step}` : uuid(random);
      oracle.set(uid, index.add(uid));
    } else {
      const uid = [...oracle.keys()][below(random, Math.min(50, oracle.size))]!;
      index.remove(oracle.get(uid)!);
      oracle.delete(uid);
      gone.push(uid);
    }
  }
  for (const [uid, row] of oracle) {
    expect(index.find(uid)).toBe(row);
    expect(index.uidOf(row)).toBe(uid);
  }
  expect(new Set(oracle.values()).size).toBe(oracle.size);
  for (const uid of gone) expect(index.find(uid)).toBe(-1);
});

it.each([
  ['upper case', '0D4A2C1E-9F3B-4C5D-8E7F-0123456789AB'],
  ['no dashes', '0d4a2c1e9f3b4c5d8e7f0123456789ab'],
  ['a dash too far', '0d4a2c1e9-f3b-4c5d-8e7f-0123456789ab'],
  ['no hex', '0d4a2c1e-9f3b-4c5d-8e7f-0123456789ag'],
])('keeps a uid with %s as it is', (_, uid) => {
  const index = new UidIndex();
  const row = index.add(uid);
  expect(index.uidOf(row)).toBe(uid);
  expect(index.find(uid)).toBe(row);
  expect(index.find(uid.toLowerCase())).toBe(
    uid === uid.toLowerCase() ? row : -1,
  );
});
