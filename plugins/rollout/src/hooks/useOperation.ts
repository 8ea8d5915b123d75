import { useAnalytics } from '@backstage/core-plugin-api';
import type {
  OperationRecord,
  OperationRequest,
  Refusal,
  RolloutChange,
  RolloutVerb,
  WorkloadSection,
} from '@pilotage/plugin-rollout-common';
import { useCallback, useMemo, useRef, useState } from 'react';
import { newIdempotencyKey } from '../model/idempotencyKey';
import { messageOf } from '../api/messageOf';
import { wasDecided } from '../api/wasDecided';
import { useRolloutPage } from './rolloutPage';

/** What became of the verb this viewer used last on this workload. */
export type OperationState =
  | { readonly type: 'none' }
  | { readonly type: 'sending'; readonly verb: RolloutVerb }
  /** The API server took it. The stream's activity says what the controller makes of it. */
  | { readonly type: 'recorded'; readonly operation: OperationRecord }
  | {
      readonly type: 'refused';
      readonly verb: RolloutVerb;
      readonly refusal: Refusal;
    }
  | {
      readonly type: 'failed';
      readonly verb: RolloutVerb;
      readonly message: string;
    };

/** The object a change is meant for, as it was when the viewer decided: a forecast, or what the page shows. */
export type DecidedOn = Pick<
  OperationRequest,
  'uid' | 'resourceVersion' | 'generation' | 'madeAt'
>;

/** Sends verbs for one workload, one at a time. */
export interface SectionOperation {
  readonly state: OperationState;
  /** Resolves to whether the change was written. Never rejects: what went wrong is in the state. */
  readonly send: (change: RolloutChange, on: DecidedOn) => Promise<boolean>;
  readonly clear: () => void;
}

export function useOperation(
  section: Pick<WorkloadSection, 'ref'>,
): SectionOperation {
  const { api, entityRef } = useRolloutPage();
  const analytics = useAnalytics();
  const [state, setState] = useState<OperationState>({ type: 'none' });
  const lastIntent = useRef<{ readonly text: string; readonly key: string }>();
  const workload = section.ref;

  const send = useCallback(
    async (change: RolloutChange, on: DecidedOn) => {
      const { verb } = change;
      // The same intent keeps its key: asked again after a lost answer, it is not written twice.
      const text = JSON.stringify([
        workload,
        change,
        on.uid,
        // The status of a busy workload moves the resourceVersion all the time; the intent is still the same.
        on.generation ?? on.resourceVersion,
      ]);
      if (lastIntent.current?.text !== text) {
        lastIntent.current = { text, key: newIdempotencyKey() };
      }
      setState({ type: 'sending', verb });
      analytics.captureEvent(`rollout-${verb}`, workload.kind);
      try {
        const answer = await api.operate({
          entityRef,
          workload,
          change,
          uid: on.uid,
          resourceVersion: on.resourceVersion,
          ...(on.generation === undefined ? {} : { generation: on.generation }),
          ...(on.madeAt === undefined ? {} : { madeAt: on.madeAt }),
          idempotencyKey: lastIntent.current.key,
        });
        // Answered: asked for once more, it is a new decision and must not get the old answer again.
        lastIntent.current = undefined;
        setState(
          answer.type === 'recorded'
            ? { type: 'recorded', operation: answer.operation }
            : { type: 'refused', verb, refusal: answer.refusal },
        );
        return answer.type === 'recorded';
      } catch (error) {
        if (wasDecided(error)) lastIntent.current = undefined;
        setState({ type: 'failed', verb, message: messageOf(error) });
        return false;
      }
    },
    [analytics, api, entityRef, workload],
  );
  const clear = useCallback(() => setState({ type: 'none' }), []);
  return useMemo(() => ({ state, send, clear }), [state, send, clear]);
}
