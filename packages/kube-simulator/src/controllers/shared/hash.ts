/** Kubernetes' alphabet for generated names: no vowels, so no words. */
const safeAlphabet = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * The hash in names of ControllerRevisions and ReplicaSets: 32-bit FNV-1a, its decimal digits written in the
 * safe alphabet. Same form as in a cluster; not the same value, since a cluster hashes its own encoding.
 */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return [...String(hash >>> 0)]
    .map(digit => safeAlphabet[digit.charCodeAt(0) % safeAlphabet.length])
    .join('');
}
