import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { md, pki } from 'node-forge';

const generate = promisify(generateKeyPair);

/** A key pair in PEM. */
export interface KeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** Keys and certificates of one cluster, all in PEM. */
export interface ClusterPki {
  readonly caCertificate: string;
  readonly servingCertificate: string;
  readonly servingKey: string;
  /** Signs and verifies service account tokens. */
  readonly serviceAccount: KeyPair;
}

/** What to issue. */
export interface ClusterPkiOptions {
  /** Name of the cluster, for the CA's subject. */
  readonly cluster: string;
  /** Address of the `kubernetes` service, the first of the service range. */
  readonly serviceAddress: string;
  readonly now?: Date;
}

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

/** Types of subjectAltName entries (RFC 5280, 4.2.1.6). */
const DNS_NAME = 2;
const IP_ADDRESS = 7;

/**
 * Makes a CA and what it signs, so that clients verify the API server as they would a real one. Keys live as
 * long as the cluster and are never reused.
 */
export async function createClusterPki(
  options: ClusterPkiOptions,
): Promise<ClusterPki> {
  const { cluster, serviceAddress, now = new Date() } = options;
  const [ca, serving, serviceAccount] = await Promise.all([
    createKeyPair(),
    createKeyPair(),
    createKeyPair(),
  ]);
  const caName = `${cluster} certificate authority`;
  const caCertificate = issue({
    subject: caName,
    issuer: caName,
    publicKey: ca.publicKey,
    signingKey: ca.privateKey,
    now,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const servingCertificate = issue({
    subject: 'kube-apiserver',
    issuer: caName,
    publicKey: serving.publicKey,
    signingKey: ca.privateKey,
    now,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      {
        name: 'keyUsage',
        digitalSignature: true,
        keyEncipherment: true,
        critical: true,
      },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...[
            'localhost',
            'kubernetes',
            'kubernetes.default',
            'kubernetes.default.svc',
            'kubernetes.default.svc.cluster.local',
          ].map(value => ({ type: DNS_NAME, value })),
          ...['127.0.0.1', serviceAddress].map(ip => ({
            type: IP_ADDRESS,
            ip,
          })),
        ],
      },
    ],
  });
  return {
    caCertificate,
    servingCertificate,
    servingKey: serving.privateKey,
    serviceAccount,
  };
}

async function createKeyPair(): Promise<KeyPair> {
  return generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
}

function issue(options: {
  subject: string;
  issuer: string;
  publicKey: string;
  signingKey: string;
  now: Date;
  extensions: object[];
}): string {
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.publicKeyFromPem(options.publicKey);
  // The first byte keeps the number positive and without leading zeros, which Go refuses as malformed.
  certificate.serialNumber = `40${randomBytes(15).toString('hex')}`;
  // An hour of slack for a client whose clock is behind.
  certificate.validity.notBefore = new Date(options.now.getTime() - HOUR);
  certificate.validity.notAfter = new Date(options.now.getTime() + YEAR);
  certificate.setSubject([{ name: 'commonName', value: options.subject }]);
  certificate.setIssuer([{ name: 'commonName', value: options.issuer }]);
  certificate.setExtensions(options.extensions);
  certificate.sign(
    pki.privateKeyFromPem(options.signingKey),
    md.sha256.create(),
  );
  return pki.certificateToPem(certificate);
}
