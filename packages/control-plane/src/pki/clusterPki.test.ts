import {
  createPrivateKey,
  createPublicKey,
  X509Certificate,
} from 'node:crypto';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createClusterPki } from './clusterPki';
import type { ClusterPki } from './clusterPki';

// Three RSA keys can take seconds on a busy machine.
jest.setTimeout(60_000);

describe('createClusterPki', () => {
  const now = new Date();
  let made: ClusterPki;

  beforeAll(async () => {
    made = await createClusterPki({
      cluster: 'prod-eu',
      serviceAddress: '10.96.0.1',
      now,
    });
  });

  it('signs the serving certificate with the CA', () => {
    const ca = new X509Certificate(made.caCertificate);
    const serving = new X509Certificate(made.servingCertificate);
    expect(ca.ca).toBe(true);
    expect(serving.ca).toBe(false);
    expect(serving.checkIssued(ca)).toBe(true);
    expect(serving.verify(ca.publicKey)).toBe(true);
    expect(serving.checkPrivateKey(createPrivateKey(made.servingKey))).toBe(
      true,
    );
  });

  it('is good for every name the API server has', () => {
    const serving = new X509Certificate(made.servingCertificate);
    expect(serving.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(serving.checkIP('10.96.0.1')).toBe('10.96.0.1');
    expect(serving.checkHost('localhost')).toBe('localhost');
    expect(serving.checkHost('kubernetes.default.svc')).toBe(
      'kubernetes.default.svc',
    );
    expect(serving.checkHost('example.com')).toBeUndefined();
  });

  it('is valid a little before now, for a year', () => {
    const { validFrom, validTo } = new X509Certificate(made.servingCertificate);
    expect(Date.parse(validFrom)).toBeLessThan(now.getTime());
    expect(Date.parse(validTo)).toBeGreaterThan(
      now.getTime() + 364 * 86_400_000,
    );
  });

  it('makes a service account pair that belongs together', () => {
    const { privateKey, publicKey } = made.serviceAccount;
    const derived = createPublicKey(privateKey).export({
      type: 'spki',
      format: 'pem',
    });
    expect(derived).toBe(publicKey);
  });

  it('passes the check of a client that trusts only this CA', async () => {
    const {
      servingCertificate: cert,
      servingKey: key,
      caCertificate: ca,
    } = made;
    const server = createServer({ cert, key }, (_, response) => response.end());
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const status = (trusted?: string) =>
      new Promise((resolve, reject) => {
        get(
          `https://127.0.0.1:${port}/`,
          { ca: trusted, agent: false },
          response => resolve(response.resume().statusCode),
        ).once('error', reject);
      });
    await expect(status(ca)).resolves.toBe(200);
    await expect(status()).rejects.toThrow(/verify/);
    await new Promise(done => server.close(done));
  });
});
