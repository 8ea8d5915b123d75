import {
  joinName,
  packIpv4,
  revisionInPrefix,
  splitName,
  unpackIpv4,
} from './podText';

it.each([
  ['web-7d9f8c6b5-x7k2p', 'web-7d9f8c6b5-', 4],
  ['db-0', 'db-', 0],
  ['db-12345678', 'db-', 0],
  ['db-123456789', 'db-123456789', 0],
  ['single', 'single', 0],
  ['ends-', 'ends-', 0],
])('splits %s after %s', (name, prefix, headEnd) => {
  const split = splitName(name);
  expect(split).toMatchObject({ prefix, headEnd });
  expect(joinName(split.prefix, ...split.suffix)).toBe(name);
});

it.each([
  ['web-7d9f8c6b5-', '7d9f8c6b5'],
  ['web-', 'web'],
])('reads the revision off %s', (prefix, revision) => {
  expect(revisionInPrefix(prefix)).toBe(revision);
});

it.each(['10.0.0.1', '255.255.255.255', '0.0.0.1'])('packs %s', ip => {
  expect(unpackIpv4(packIpv4(ip)!)).toBe(ip);
});

it.each(['', '0.0.0.0', '1.2.3', '1.2.3.256', '01.2.3.4', 'fd00::1', '1.2.3.'])(
  'does not pack %p',
  ip => {
    expect(packIpv4(ip)).toBeUndefined();
  },
);
