/**
 * How many pods shall run the update revision. Always absolute, never an increment: "next 3" is turned into
 * `pods` before it is sent, so that sending it twice changes nothing.
 *
 * @public
 */
export type StepTarget =
  /** Share of the wanted replicas, 0 to 100. */
  | { readonly type: 'percent'; readonly value: number }
  /** Number of pods. */
  | { readonly type: 'pods'; readonly value: number };

/**
 * A change a person asks for: an end state, given to exactly one workload.
 *
 * @public
 */
export type RolloutChange =
  | {
      readonly verb: 'set-image';
      /** New image by container name; containers that are not named keep theirs. */
      readonly images: Readonly<Record<string, string>>;
      /** Where to stop first. */
      readonly firstStep: StepTarget;
      /** SidecarSet only: pods that may be moved until somebody says otherwise; see `select-pods`. */
      readonly podLabels?: Readonly<Record<string, string>>;
    }
  | { readonly verb: 'pause' }
  | { readonly verb: 'resume' }
  | { readonly verb: 'partition'; readonly target: StepTarget }
  | { readonly verb: 'promote-full' }
  | {
      readonly verb: 'rollback';
      /** Name of the ControllerRevision or ReplicaSet. */
      readonly revision: string;
      readonly firstStep: StepTarget;
    }
  /** SidecarSet only: new pods get no sidecar until injection is resumed; running pods keep theirs. */
  | { readonly verb: 'pause-injection' }
  | { readonly verb: 'resume-injection' }
  /** SidecarSet only: only pods with these labels are moved; empty moves all again. */
  | {
      readonly verb: 'select-pods';
      readonly podLabels: Readonly<Record<string, string>>;
    }
  /** SidecarSet only: how many of its pods may be unavailable at a time. */
  | { readonly verb: 'max-unavailable'; readonly target: StepTarget };

/** @public */
export type RolloutVerb = RolloutChange['verb'];

/** Every verb, in the order a page offers them. @public */
export const rolloutVerbs: readonly RolloutVerb[] = [
  'set-image',
  'partition',
  'promote-full',
  'pause',
  'resume',
  'rollback',
  'select-pods',
  'max-unavailable',
  'pause-injection',
  'resume-injection',
];

/**
 * Whether the state of the workload allows a verb now; if not, one clause that says why.
 *
 * @public
 */
export type VerbAvailability =
  | { readonly possible: true }
  | {
      readonly possible: false;
      readonly code: string;
      readonly reason: string;
    };

/** Availability by verb. A verb the kind does not have is missing. @public */
export type VerbTable = Readonly<
  Partial<Record<RolloutVerb, VerbAvailability>>
>;
