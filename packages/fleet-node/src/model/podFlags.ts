const phases = [
  'Unknown',
  'Pending',
  'Running',
  'Succeeded',
  'Failed',
] as const;

const bit = {
  ready: 1 << 3,
  inPlaceReady: 1 << 4,
  updatedInPlace: 1 << 5,
  deleting: 1 << 6,
  /** The address is a string's number, not a packed IPv4 address. */
  ipIsText: 1 << 7,
  revisionInPrefix: 1 << 8,
  exists: 1 << 9,
} as const;

export type PodFlag = keyof typeof bit;

/** The yes-or-no facts of a pod, its phase and its number of containers in one number. */
export type PodFlags = Readonly<Record<PodFlag, boolean>> & {
  readonly phase: (typeof phases)[number];
  readonly containers: number;
};

export function packFlags(flags: PodFlags): number {
  let packed: number = phases.indexOf(flags.phase);
  for (const name of Object.keys(bit) as PodFlag[]) {
    if (flags[name]) packed |= bit[name];
  }
  return packed + flags.containers * 2 ** 16;
}

export function phaseOf(packed: number): PodFlags['phase'] {
  return phases[packed & 0b111] ?? 'Unknown';
}

export function hasFlag(packed: number, name: PodFlag): boolean {
  return (packed & bit[name]) !== 0;
}

export function containerCount(packed: number): number {
  return packed >>> 16;
}
