import { endsIn10Years, endsIn5Days } from '../__testUtils__/certificates';
import { lastEnd, readBundle } from './x509';

it('reads every certificate of a bundle, and tells which ends last', () => {
  const bundle = readBundle(
    `# first\n${endsIn10Years}\n# second\n${endsIn5Days}`,
  )!;
  expect(bundle).toEqual([
    { subject: 'CN=endsIn10Years', notAfter: Date.UTC(2036, 0, 1) },
    { subject: 'CN=endsIn5Days', notAfter: Date.UTC(2026, 0, 20) },
  ]);
  expect(lastEnd(bundle).subject).toBe('CN=endsIn10Years');
});

it.each([
  '',
  'nonsense',
  '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
])('reads nothing from %p', text => {
  expect(readBundle(text)).toBeUndefined();
});
