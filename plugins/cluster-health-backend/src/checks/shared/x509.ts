import { X509Certificate } from 'node:crypto';

/** What we look at in a certificate. */
export interface CertificateEnd {
  readonly subject: string;
  /** Milliseconds since the epoch. */
  readonly notAfter: number;
}

const pemBlock =
  /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * The certificates of a PEM bundle.
 *
 * @returns `undefined` when there is none, or one cannot be read.
 */
export function readBundle(pem: string): readonly CertificateEnd[] | undefined {
  try {
    const ends = [...pem.matchAll(pemBlock)].map(([block]) => {
      const { subject, validTo } = new X509Certificate(block);
      return { subject, notAfter: Date.parse(validTo) };
    });
    return ends.length ? ends : undefined;
  } catch {
    return undefined;
  }
}

/** The one of a bundle that ends last: while it is good, the bundle is. */
export function lastEnd(bundle: readonly CertificateEnd[]): CertificateEnd {
  return bundle.reduce((a, b) => (b.notAfter > a.notAfter ? b : a));
}
