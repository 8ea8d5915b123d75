import type { Fact } from '../facts';
import { testNow } from './testNow';

/** Something that could not be read, with the reason it gives. @public */
export type NotKnown = Exclude<Fact<unknown>, { readonly state: 'known' }>;

/** A fact read at {@link testNow} unless told otherwise. @public */
export function known<T>(value: T, at: number = testNow): Fact<T> {
  return { state: 'known', value, at };
}

/** No right, no answer, or not read yet. @public */
export function unknown(reason = 'not read'): NotKnown {
  return { state: 'unknown', reason };
}

/** The cluster answered that it has no such thing. @public */
export function absent(reason = 'not installed'): NotKnown {
  return { state: 'absent', reason };
}

/** Whether this is a missing fact and no value. @internal */
export function isNotKnown(value: unknown): value is NotKnown {
  const state = (value as Partial<NotKnown> | undefined)?.state;
  return state === 'unknown' || state === 'absent';
}
