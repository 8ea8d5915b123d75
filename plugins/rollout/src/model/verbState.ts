import type { RolloutVerb } from '@pilotage/plugin-rollout-common';

/** What a verb's button shows. */
export type VerbState =
  /** The viewer may never do this: not offered at all. */
  | { readonly type: 'hidden' }
  | { readonly type: 'ready' }
  | { readonly type: 'disabled'; readonly reason: string }
  /** This verb is under way. */
  | { readonly type: 'pending' };

/** What holds a verb back besides permissions, as ready-made sentences. The first that applies is shown. */
export interface VerbHurdles {
  readonly pageNotLive?: string;
  readonly clusterNotLive?: string;
  readonly writesOff?: string;
  readonly siblingPending?: string;
}

/** Decides what a verb's button shows. Permission is asked first: what one may
 * never do, and what the kind cannot do, is not explained, but hidden. */
export function verbState(options: {
  readonly verb: RolloutVerb;
  readonly allowed: boolean;
  readonly pendingVerb: RolloutVerb | undefined;
  readonly hurdles: VerbHurdles;
  /** Missing for a verb the kind does not have. */
  readonly availability:
    | { readonly possible: true }
    | { readonly possible: false; readonly reason: string }
    | undefined;
}): VerbState {
  const { verb, hurdles, availability } = options;
  if (!options.allowed || !availability) return { type: 'hidden' };
  if (options.pendingVerb === verb) return { type: 'pending' };
  const reason =
    hurdles.writesOff ??
    hurdles.pageNotLive ??
    hurdles.clusterNotLive ??
    (availability.possible ? undefined : availability.reason) ??
    hurdles.siblingPending;
  return reason === undefined
    ? { type: 'ready' }
    : { type: 'disabled', reason };
}
