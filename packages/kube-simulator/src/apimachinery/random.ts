/**
 * The only source of chance in the simulator: the same seed gives the same names and uids.
 */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A version 4 UUID. */
  uuid(): string;
  /** The suffix the API server appends to `generateName`. */
  nameSuffix(): string;
}

/** The alphabet of `k8s.io/apimachinery/pkg/util/rand`: no vowels, so no words, and nothing that looks like another. */
const nameAlphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** `rand.SafeEncodeString`: every character replaced by one of the alphabet of names. */
export function safeEncode(text: string): string {
  return [...text]
    .map(
      character => nameAlphabet[character.charCodeAt(0) % nameAlphabet.length],
    )
    .join('');
}

const hex = '0123456789abcdef';

/** @param seed - any integer */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  // mulberry32: 32 bits of state are plenty for names, and it is the same on every platform.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const pick = (alphabet: string, length: number) => {
    let text = '';
    for (let i = 0; i < length; i++) {
      text += alphabet[Math.floor(next() * alphabet.length)];
    }
    return text;
  };
  return {
    next,
    uuid: () =>
      `${pick(hex, 8)}-${pick(hex, 4)}-4${pick(hex, 3)}-${pick(
        '89ab',
        1,
      )}${pick(hex, 3)}-${pick(hex, 12)}`,
    nameSuffix: () => pick(nameAlphabet, 5),
  };
}
