import { generateKeyPairSync } from 'node:crypto';
import { md, pki } from 'node-forge';

const dayMs = 24 * 60 * 60 * 1000;

/** A certificate authority that ends in so many days, as a `caBundle` holds it: base64 of the PEM. */
export function caBundleFor(days: number): string {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const certificate = pki.createCertificate();
  const subject = [{ name: 'commonName', value: 'short-lived' }];
  certificate.publicKey = pki.publicKeyFromPem(keys.publicKey);
  certificate.serialNumber = '40';
  certificate.validity.notBefore = new Date(Date.now() - dayMs);
  certificate.validity.notAfter = new Date(Date.now() + days * dayMs);
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true, critical: true },
  ]);
  certificate.sign(pki.privateKeyFromPem(keys.privateKey), md.sha256.create());
  return Buffer.from(pki.certificateToPem(certificate)).toString('base64');
}
