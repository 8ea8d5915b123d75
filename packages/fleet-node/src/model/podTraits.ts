import type { PodRecord } from './podRecord';

/** What most pods have nothing of. */
export type PodTraits = Pick<
  PodRecord,
  'lifecycle' | 'reason' | 'deletionDueAt' | 'message'
>;

/** All of it as one text, empty for most pods. */
export function encodeTraits(traits: PodTraits): string {
  const { lifecycle, reason, deletionDueAt, message } = traits;
  if (!lifecycle && !reason && !deletionDueAt && !message) return '';
  // The message comes last: only it may hold a line feed.
  return [lifecycle, reason, deletionDueAt || '', message].join('\n');
}

/** Reads what {@link encodeTraits} wrote. */
export function decodeTraits(text: string): PodTraits {
  const [lifecycle = '', reason = '', due, ...message] = text.split('\n');
  return {
    lifecycle,
    reason,
    deletionDueAt: Number(due ?? 0),
    message: message.join('\n'),
  };
}
