import type { KubeObject } from '@pilotage/fleet-node';
import type { Goal } from '@pilotage/plugin-rollout-node';
import { valueAt } from '../drivers/shared/jsonPointer';
import { stillHolds } from '../drivers/shared/sameValue';

/** Whether an object is what an operation asked for. Decides the outcome of a write nobody answered. */
export function goalHolds(goal: Goal, object: KubeObject): boolean {
  return (
    object.metadata.uid === goal.uid &&
    Object.entries(goal.fields).every(([path, value]) =>
      stillHolds(valueAt(object, path), value),
    )
  );
}
