import { createHash } from 'node:crypto';

/** The longest name an entity may have. */
const maxLength = 63;

/**
 * A name the catalog accepts for a cluster. Names of clusters may be anything, for example an ARN; one that has to be
 * changed gets a hash of the whole, so that no two clusters share a name.
 */
export function entityNameOf(cluster: string): string {
  if (/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/.test(cluster)) {
    return cluster;
  }
  const hash = createHash('sha256').update(cluster).digest('hex').slice(0, 8);
  const readable = cluster
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(-(maxLength - hash.length - 1))
    .replace(/^-+|-+$/g, '');
  return readable === '' ? `cluster-${hash}` : `${readable}-${hash}`;
}
