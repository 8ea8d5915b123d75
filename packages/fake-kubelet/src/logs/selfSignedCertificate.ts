import { generateKeyPairSync, randomBytes } from 'node:crypto';
import forge from 'node-forge';

const validYears = 10;

/**
 * A certificate for 127.0.0.1 signed by itself. An API server does not verify a kubelet's certificate unless it is
 * given `--kubelet-certificate-authority`.
 */
export function selfSignedCertificate(now: number): {
  cert: string;
  key: string;
} {
  // Node makes keys a hundred times faster than forge does.
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = `01${randomBytes(8).toString('hex')}`;
  certificate.validity.notBefore = new Date(now - 3_600_000);
  certificate.validity.notAfter = new Date(now);
  certificate.validity.notAfter.setUTCFullYear(
    new Date(now).getUTCFullYear() + validYears,
  );
  const name = [{ name: 'commonName', value: 'fake-kubelet' }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
  ]);
  certificate.sign(
    forge.pki.privateKeyFromPem(privateKey),
    forge.md.sha256.create(),
  );
  return { cert: forge.pki.certificateToPem(certificate), key: privateKey };
}
