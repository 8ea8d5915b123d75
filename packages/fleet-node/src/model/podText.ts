/** Longest suffix that two words hold. */
const suffixLength = 8;

/**
 * Generated pod names are a prefix, shared with their siblings, and a short random suffix: `web-7d9f8c6b5-` and
 * `x7k2p`. The suffix is kept as the bytes of two words.
 */
export interface SplitName {
  readonly prefix: string;
  /** Where the prefix itself can be split again: `web-` and `7d9f8c6b5-`. */
  readonly headEnd: number;
  readonly suffix: readonly [number, number];
}

export function splitName(name: string): SplitName {
  const end = name.lastIndexOf('-') + 1;
  const suffix = name.slice(end);
  if (
    end === 0 ||
    suffix.length > suffixLength ||
    !/^[\x21-\x7e]*$/.test(suffix)
  ) {
    return { prefix: name, headEnd: 0, suffix: [0, 0] };
  }
  return {
    prefix: name.slice(0, end),
    headEnd: name.lastIndexOf('-', end - 2) + 1,
    suffix: [packWord(suffix, 0), packWord(suffix, 4)],
  };
}

export function joinName(
  prefix: string,
  first: number,
  second: number,
): string {
  return prefix + unpackWord(first) + unpackWord(second);
}

/**
 * A revision that can be read off the prefix need not be kept: ReplicaSets name their pods
 * `<deployment>-<hash>-<suffix>`.
 */
export function revisionInPrefix(prefix: string): string {
  const end = prefix.length - 1;
  return prefix.slice(prefix.lastIndexOf('-', end - 1) + 1, end);
}

/** An IPv4 address as a number, never 0; `undefined` for anything that would not be written the same way again. */
export function packIpv4(ip: string): number | undefined {
  const parts = ip.split('.');
  if (ip === '0.0.0.0' || parts.length !== 4) return undefined;
  let packed = 0;
  for (const part of parts) {
    const octet = Number(part);
    if (!(octet >= 0 && octet <= 255) || String(octet) !== part)
      return undefined;
    packed = packed * 256 + octet;
  }
  return packed;
}

export function unpackIpv4(packed: number): string {
  return `${packed >>> 24}.${(packed >>> 16) & 255}.${(packed >>> 8) & 255}.${
    packed & 255
  }`;
}

function packWord(text: string, from: number): number {
  let word = 0;
  for (let i = from; i < from + 4; i++) {
    word = word * 256 + (i < text.length ? text.charCodeAt(i) : 0);
  }
  return word;
}

function unpackWord(word: number): string {
  let text = '';
  for (let shift = 24; shift >= 0; shift -= 8) {
    const code = (word >>> shift) & 255;
    if (code !== 0) text += String.fromCharCode(code);
  }
  return text;
}
