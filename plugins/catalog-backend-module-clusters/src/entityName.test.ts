import { entityNameOf } from './entityName';

describe('entityNameOf', () => {
  it.each(['prod-eu', 'a', 'eu.prod_1', 'P'.repeat(63)])(
    'keeps %s, which the catalog accepts',
    name => {
      expect(entityNameOf(name)).toBe(name);
    },
  );

  it.each([
    'arn:aws:eks:eu-central-1:1234:cluster/prod',
    'a/b',
    '-prod',
    'x'.repeat(64),
    '生产',
  ])('makes a name of %s', name => {
    const made = entityNameOf(name);
    expect(made).toMatch(/^[A-Za-z0-9][-A-Za-z0-9_.]*[A-Za-z0-9]$/);
    expect(made.length).toBeLessThanOrEqual(63);
  });

  it('keeps clusters apart that differ in what had to be replaced', () => {
    expect(entityNameOf('prod/eu')).not.toBe(entityNameOf('prod:eu'));
  });
});
