import { fillIn } from './placeholders';

const now = Date.parse('2026-03-01T12:00:00Z');

it.each([
  ['@now', '2026-03-01T12:00:00Z'],
  ['@now-26h', '2026-02-28T10:00:00Z'],
  ['@now+6d', '2026-03-07T12:00:00Z'],
  ['@now-170m', '2026-03-01T09:10:00Z'],
  ['@nowhere', '@nowhere'],
  ['somebody@now', 'somebody@now'],
])('makes %s to %s', (text, filled) => {
  expect(fillIn({ status: [{ at: text, count: 3 }] }, now)).toEqual({
    status: [{ at: filled, count: 3 }],
  });
});

it('knows the certificate authority of a cluster', () => {
  const pem = Buffer.from(fillIn('@cluster-ca', now), 'base64').toString();
  expect(pem).toMatch(/^-----BEGIN CERTIFICATE-----/);
});
