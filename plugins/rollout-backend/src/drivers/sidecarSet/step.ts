import type { StepTarget } from '@pilotage/plugin-rollout-common';
import { partitionFor } from '../cloneSet/partition';
import type { Edit } from '../shared/edits';
import type { JsonRecord } from '../shared/json';
import type { SidecarSet } from './readSidecarSet';
import { sidecarSetPaths as paths } from './readSidecarSet';

/** How far a change moves pods, as fields. */
export type Step =
  | {
      readonly type: 'step';
      readonly edits: readonly Edit[];
      readonly partition: unknown;
    }
  /** Labels choose the pods already, and a partition beside them is refused by the controller's webhook. */
  | { readonly type: 'held-by-labels' };

/** The fields that move pods up to the target. Numbers are counted from the pods that carry the sidecar now. */
export function stepEdits(
  sidecarSet: SidecarSet,
  target: StepTarget,
  selector: JsonRecord | undefined,
): Step {
  const written = partitionFor(target, sidecarSet.matched);
  // `0%` and 0 mean the same, but beside a selector the webhook allows only the number.
  const partition = written === '0%' ? 0 : written;
  if (selector && partition !== 0) return { type: 'held-by-labels' };
  return {
    type: 'step',
    partition,
    edits: [
      { path: paths.partition, value: partition },
      ...(selector ? [{ path: paths.selector, value: selector }] : []),
    ],
  };
}

/** The fields that move every pod, or those with these labels, also when it was paused. */
export function moveEdits(
  sidecarSet: SidecarSet,
  partition: number,
  selector: JsonRecord | undefined,
): readonly Edit[] {
  return [
    { path: paths.partition, value: partition },
    { path: paths.selector, value: selector },
    ...(sidecarSet.strategy.paused
      ? [{ path: paths.paused, value: false }]
      : []),
  ];
}
