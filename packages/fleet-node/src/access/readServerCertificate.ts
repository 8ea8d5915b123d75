import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect } from 'node:tls';

/**
 * What a server's certificate says about itself. Times are milliseconds since the epoch.
 *
 * @public
 */
export interface ServerCertificateInfo {
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

/**
 * Reads the certificate an API server shows, by a handshake after which the line is closed. The certificate is only
 * looked at, an expired or unknown one too; nothing is sent.
 *
 * @param options - `url`: `https://…`; `timeoutMs`: default 5,000
 * @throws Error when the URL is not https, or no handshake comes about in time.
 * @public
 */
export async function readServerCertificate(options: {
  readonly url: string;
  readonly timeoutMs?: number;
}): Promise<ServerCertificateInfo> {
  const { hostname, port, protocol } = new URL(options.url);
  if (protocol !== 'https:') throw new Error('not an https URL');
  const host = hostname.replace(/^\[|\]$/g, '');
  const raw = await new Promise<Buffer>((resolve, reject) => {
    const socket = connect({
      host,
      port: port === '' ? 443 : Number(port),
      // A certificate that has expired is what somebody wants to know about.
      rejectUnauthorized: false,
      // An address is no name a server could choose its certificate by.
      ...(isIP(host) ? {} : { servername: host }),
    });
    const timeoutMs = options.timeoutMs ?? 5_000;
    const late = setTimeout(() => {
      socket.destroy(new Error(`no handshake within ${timeoutMs} ms`));
    }, timeoutMs).unref();
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate();
      if (certificate) resolve(certificate.raw);
      else reject(new Error('the server showed no certificate'));
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => {
      clearTimeout(late);
      reject(new Error('the line was closed before a handshake'));
    });
  });
  const { subject, issuer, validFrom, validTo } = new X509Certificate(raw);
  return {
    subject: oneLine(subject),
    issuer: oneLine(issuer),
    notBefore: Date.parse(validFrom),
    notAfter: Date.parse(validTo),
  };
}

function oneLine(name: string): string {
  return name.split('\n').join(', ');
}
