/** A part of the progress rail, in percent of its length. */
export interface RailSegment {
  readonly kind: 'available' | 'waiting' | 'failing';
  readonly percent: number;
}

/** Parts of the rail from left to right; together never longer than the rail, also while pods surge. */
export function railSegments(counts: {
  readonly desired: number;
  readonly updated: number;
  readonly updatedAvailable: number;
  readonly updatedFailing: number;
}): readonly RailSegment[] {
  const { desired, updated } = counts;
  if (desired <= 0 || updated <= 0) return [];
  const whole = Math.max(desired, updated);
  const failing = Math.min(counts.updatedFailing, updated);
  const available = Math.min(counts.updatedAvailable, updated - failing);
  const waiting = updated - failing - available;
  const parts = [
    { kind: 'available', pods: available },
    { kind: 'waiting', pods: waiting },
    { kind: 'failing', pods: failing },
  ] as const;
  return parts
    .filter(part => part.pods > 0)
    .map(part => ({ kind: part.kind, percent: (100 * part.pods) / whole }));
}
