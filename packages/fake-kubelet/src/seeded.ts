/**
 * A number in [0, 1) that depends on nothing but its arguments. Used in place of a random generator, so that the
 * order in which pods arrive changes no pod's times.
 */
export function seededFraction(...keys: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of keys.join('\u0000')) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  }
  // FNV alone leaves similar keys close together; this is the finishing step of MurmurHash3.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** `base` varied by at most ± `share` of itself. */
export function jittered(
  base: number,
  share: number,
  fraction: number,
): number {
  return Math.round(base * (1 + share * (2 * fraction - 1)));
}
