import {
  type RolloutVerb,
  type VerbAvailability,
  verbPermission,
  type WorkloadSection,
} from '@pilotage/plugin-rollout-common';
import { useCallback, useMemo, useState } from 'react';
import { type SectionOperation, useOperation } from '../../hooks/useOperation';
import { type RolloutPage, useRolloutPage } from '../../hooks/rolloutPage';
import { reasonText } from '../../hooks/useReasonText';
import { useT } from '../../hooks/useT';
import {
  type VerbHurdles,
  type VerbState,
  verbState,
} from '../../model/verbState';
import type { RolloutTranslate } from '../../translation/ref';
import { useInFlight } from './useInFlight';

/** A change somebody began to describe, before it is confirmed. */
export type StartedChange =
  | { readonly verb: 'set-image' }
  | { readonly verb: 'partition' }
  | { readonly verb: 'promote-full' }
  | { readonly verb: 'resume' }
  | { readonly verb: 'select-pods' }
  | { readonly verb: 'max-unavailable' }
  | { readonly verb: 'pause-injection' }
  | { readonly verb: 'resume-injection' }
  | { readonly verb: 'rollback'; readonly revision?: string };

/** What can be done with one workload now, and what is under way. */
export interface Verbs {
  readonly stateOf: (verb: RolloutVerb) => VerbState;
  readonly operation: SectionOperation;
  readonly started: StartedChange | undefined;
  /** Opens the confirmation a verb needs. */
  readonly start: (change: StartedChange) => void;
  readonly close: () => void;
}

export function useVerbs(section: WorkloadSection): Verbs {
  const page = useRolloutPage();
  const t = useT();
  const operation = useOperation(section);
  const [started, setStarted] = useState<StartedChange>();

  const inFlight = useInFlight(section.activity, operation.state);
  const pendingVerb =
    operation.state.type === 'sending' ? operation.state.verb : inFlight?.verb;
  const close = useCallback(() => setStarted(undefined), []);
  // Stable as long as nothing it tells changes: pods move many times a second, verbs do not.
  return useMemo(() => {
    const hurdles = hurdlesOf({ t, page, section, pendingVerb });
    return {
      stateOf: verb =>
        verbState({
          verb,
          allowed: page.allowed.has(
            verbPermission(section.ref.kind, verb).name,
          ),
          pendingVerb,
          hurdles,
          availability: translated(t, section.verbs[verb]),
        }),
      operation,
      started,
      start: setStarted,
      close,
    };
  }, [t, page, section, pendingVerb, operation, started, close]);
}

function translated(
  t: RolloutTranslate,
  availability: VerbAvailability | undefined,
): VerbAvailability | undefined {
  return !availability || availability.possible
    ? availability
    : {
        ...availability,
        reason: reasonText(t, 'refusalReason', availability),
      };
}

function hurdlesOf(options: {
  readonly t: RolloutTranslate;
  readonly page: RolloutPage;
  readonly section: WorkloadSection;
  readonly pendingVerb: RolloutVerb | undefined;
}): VerbHurdles {
  const { t, page, section, pendingVerb } = options;
  const { cluster } = section;
  return {
    ...(page.writes.enabled ? {} : { writesOff: page.writes.reason }),
    ...(page.live ? {} : { pageNotLive: t('verb.disabled.pageNotLive') }),
    ...(cluster.condition.state === 'live'
      ? {}
      : {
          clusterNotLive: t('verb.disabled.clusterNotLive', {
            cluster: cluster.title,
            state: t(`condition.${cluster.condition.state}`),
          }),
        }),
    ...(pendingVerb
      ? {
          siblingPending: t('verb.disabled.sibling', {
            verb: t(`verb.pending.${pendingVerb}`),
          }),
        }
      : {}),
  };
}
