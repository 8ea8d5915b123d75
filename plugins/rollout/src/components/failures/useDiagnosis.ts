import type { PodDiagnosis } from '@pilotage/plugin-rollout-common';
import { useCallback, useEffect, useState } from 'react';
import { useRolloutPage } from '../../hooks/rolloutPage';
import { messageOf } from '../../api/messageOf';

/** Answer of the cluster about one pod. */
export type DiagnosisState =
  | { readonly type: 'asking' }
  | { readonly type: 'known'; readonly diagnosis: PodDiagnosis }
  | { readonly type: 'failed'; readonly message: string };

/** Asks the cluster once for each pod, and again on demand. */
export function useDiagnosis(request: {
  readonly workload: string;
  readonly pod: string;
  readonly container: string;
}): { readonly state: DiagnosisState; readonly again: () => void } {
  const { workload, pod, container } = request;
  const { api, entityRef } = useRolloutPage();
  const [state, setState] = useState<DiagnosisState>({ type: 'asking' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    setState({ type: 'asking' });
    api.diagnose({ entityRef, workload, pod, container }).then(
      diagnosis => current && setState({ type: 'known', diagnosis }),
      (error: unknown) =>
        current && setState({ type: 'failed', message: messageOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [api, entityRef, workload, pod, container, round]);
  const again = useCallback(() => setRound(before => before + 1), []);
  return { state, again };
}
