import type { KubeObject } from '@pilotage/fleet-node';
import type { Confirmation, Goal } from '@pilotage/plugin-rollout-node';
import { dottedPath, valueAt } from './jsonPointer';
import { stillHolds } from './sameValue';

/**
 * Whether a written goal still stands and the controller has observed it. `confirmed` here means only that; what the
 * controller then did is the driver's to judge.
 */
export function confirmEdits(
  goal: Goal,
  object: KubeObject,
  observedGeneration: number,
): Confirmation {
  const { uid, generation = 0 } = object.metadata;
  if (uid !== goal.uid) {
    return {
      state: 'refuted',
      reason: 'The workload was deleted and made again; this is another one.',
    };
  }
  // A copy older than the write says nothing about it. Without a generation nobody knows whether the write arrived.
  const older = goal.generation === undefined || generation < goal.generation;
  const lost = Object.entries(goal.fields).find(
    ([path, value]) => !stillHolds(valueAt(object, path), value),
  );
  if (lost) {
    if (older) {
      return { state: 'pending', reason: 'The change is not visible yet.' };
    }
    const [path, wanted] = lost;
    return {
      state: 'refuted',
      reason: `${dottedPath(object, path)} is ${show(
        valueAt(object, path),
      )}, not ${show(wanted)}: another write replaced it.`,
    };
  }
  const wanted = goal.generation ?? generation;
  if (observedGeneration < wanted) {
    return {
      state: 'pending',
      reason: 'The controller has not looked at the change yet.',
    };
  }
  return { state: 'confirmed' };
}

function show(value: unknown): string {
  if (value === undefined) return 'not set';
  return typeof value === 'object' ? 'different' : String(value);
}
