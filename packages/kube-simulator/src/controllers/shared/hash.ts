import { safeEncode } from '../../apimachinery/random';

/** The constants of 32-bit FNV-1a. */
const fnvOffset = 0x811c9dc5;
const fnvPrime = 0x01000193;

/**
 * The hash in names of ControllerRevisions and ReplicaSets: 32-bit FNV-1a, its decimal digits written in the
 * safe alphabet. Same form as in a cluster; not the same value, since a cluster hashes its own encoding.
 */
export function shortHash(text: string): string {
  let hash = fnvOffset;
  for (const byte of Buffer.from(text)) {
    hash = Math.imul(hash ^ byte, fnvPrime);
  }
  return safeEncode(String(hash >>> 0));
}
