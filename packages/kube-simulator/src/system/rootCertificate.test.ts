import { X509Certificate } from 'node:crypto';
import { ManualClock } from '@pilotage/fleet-node/testUtils';
import { createStore } from '../store/createStore';
import { publishRootCertificate } from './rootCertificate';

const now = Date.parse('2026-03-01T12:00:00Z');

it('publishes an authority that signed itself and is valid for ten years', () => {
  const store = createStore({ kruise: false, clock: new ManualClock(now) });
  publishRootCertificate(store);
  const { data } = store.get('configmaps', {
    namespace: 'kube-system',
    name: 'kube-root-ca.crt',
  }) as unknown as { data: Record<string, string> };
  const certificate = new X509Certificate(data['ca.crt']!);
  expect(certificate.ca).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(Date.parse(certificate.validFrom)).toBeLessThanOrEqual(now);
  expect(new Date(certificate.validTo).getUTCFullYear()).toBe(2036);
});
