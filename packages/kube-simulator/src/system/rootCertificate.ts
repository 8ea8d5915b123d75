import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';
import type { InMemoryStore } from '../store/InMemoryStore';

/** As kubeadm makes them. */
const validYears = 10;

const byDay = new Map<string, string>();

/** Publishes the cluster's certificate authority in `kube-system`; a real cluster does so in every namespace. */
export function publishRootCertificate(store: InMemoryStore): void {
  store.create(
    'configmaps',
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { namespace: 'kube-system', name: 'kube-root-ca.crt' },
      data: { 'ca.crt': rootCertificate(store.clock.now()) },
    },
    { manager: 'kube-controller-manager' },
  );
}

/**
 * A certificate authority, PEM. All clusters of this process that start on one day share it: making keys
 * takes a tenth of a second, and nobody verifies anything with it, since the simulator speaks plain HTTP.
 *
 * @param now - milliseconds since the epoch; the certificate is valid for ten years from the beginning of that day
 */
export function rootCertificate(now: number): string {
  const day = new Date(now).toISOString().slice(0, 10);
  const known = byDay.get(day);
  if (known) return known;
  const pem = makeCertificate(new Date(day));
  byDay.set(day, pem);
  return pem;
}

function makeCertificate(notBefore: Date): string {
  // Node makes keys a hundred times faster than forge does.
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = notBefore;
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + validYears);
  certificate.validity.notAfter = notAfter;
  const name = [{ name: 'commonName', value: 'kubernetes' }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: 'basicConstraints', critical: true, cA: true },
    { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
  ]);
  certificate.sign(
    forge.pki.privateKeyFromPem(privateKey),
    forge.md.sha256.create(),
  );
  return forge.pki.certificateToPem(certificate);
}
