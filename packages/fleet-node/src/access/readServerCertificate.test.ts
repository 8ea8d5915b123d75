import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { selfSignedCertificate } from './__testUtils__/selfSignedCertificate';
import { readServerCertificate } from './readServerCertificate';

const notBefore = new Date('2020-01-01T00:00:00Z');
const notAfter = new Date('2020-06-30T12:00:00Z');

describe('readServerCertificate', () => {
  const servers: Server[] = [];
  const sent: Buffer[] = [];

  async function listen(server: Server): Promise<number> {
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  afterAll(() => {
    for (const server of servers) server.close();
  });

  it('reads a certificate nobody trusts and that has expired, and sends nothing', async () => {
    const server = createTlsServer(
      selfSignedCertificate({ commonName: 'kube', notBefore, notAfter }),
      socket => {
        socket.on('data', data => sent.push(data));
        socket.on('error', () => {});
      },
    );
    const port = await listen(server);
    expect(
      await readServerCertificate({ url: `https://127.0.0.1:${port}/api` }),
    ).toEqual({
      subject: 'CN=kube',
      issuer: 'CN=kube',
      notBefore: notBefore.getTime(),
      notAfter: notAfter.getTime(),
    });
    expect(sent).toEqual([]);
  });

  it('does not wait for a server that says nothing', async () => {
    const port = await listen(createServer(() => {}));
    await expect(
      readServerCertificate({
        url: `https://127.0.0.1:${port}`,
        timeoutMs: 50,
      }),
    ).rejects.toThrow('no handshake within 50 ms');
  });

  it('says that nobody listens', async () => {
    await expect(
      readServerCertificate({ url: 'https://127.0.0.1:1' }),
    ).rejects.toThrow('ECONNREFUSED');
  });

  it('reads nothing over plain HTTP', async () => {
    await expect(
      readServerCertificate({ url: 'http://127.0.0.1' }),
    ).rejects.toThrow('not an https URL');
  });
});
