import type {
  Forecast,
  RolloutChange,
  WorkloadSection,
} from '@pilotage/plugin-rollout-common';
import { type ForecastState, useForecast } from '../../hooks/useForecast';
import type { OperationState } from '../../hooks/useOperation';
import type { Verbs } from '../verbs/useVerbs';

/** A described change with its forecast, ready to be confirmed or not. */
export interface DescribedChange {
  readonly forecast: ForecastState;
  /** The forecast when it belongs to the change as it is described now. */
  readonly known: Forecast | undefined;
  readonly renew: () => void;
  readonly sending: boolean;
  /** Why the last attempt was not written; the form stays as it is. */
  readonly problem:
    | Extract<OperationState, { type: 'refused' | 'failed' }>
    | undefined;
  readonly canConfirm: boolean;
  readonly confirm: () => void;
}

/**
 * Forecast and confirmation of one change. What is sent is exactly what was forecast: the forecast's object version
 * goes with it, so that a change by somebody else in between is refused instead of overwritten.
 */
export function useChange(options: {
  readonly section: WorkloadSection;
  readonly verbs: Verbs;
  readonly change: RolloutChange | undefined;
}): DescribedChange {
  const { section, verbs, change } = options;
  const { operation } = verbs;
  const { state, refresh } = useForecast(section.ref, change);
  const known = state.type === 'known' ? state.forecast : undefined;
  const sending = operation.state.type === 'sending';
  const usable =
    change !== undefined && verbs.stateOf(change.verb).type === 'ready';
  const problem =
    (operation.state.type === 'refused' || operation.state.type === 'failed') &&
    operation.state.verb === change?.verb
      ? operation.state
      : undefined;

  const confirm = () => {
    if (!change || !known) return;
    operation.send(change, known).then(
      written => {
        if (written) verbs.close();
        // The object is another one than forecast: show what would happen to it as it is now.
        else refresh();
      },
      () => refresh(),
    );
  };
  return {
    forecast: state,
    known,
    renew: refresh,
    sending,
    problem,
    canConfirm: usable && known !== undefined && known.mode !== 'rejected',
    confirm,
  };
}
