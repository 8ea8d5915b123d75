import type { KubeObject } from '@pilotage/fleet-node';
import type { Refusal } from '@pilotage/plugin-rollout-common';
import type { ClusterRefusal } from '../cluster/clusterAnswer';

/** managedFields have whole seconds, and clocks differ a little. */
const clockToleranceMs = 2_000;

/** Who changed what is wanted of an object since then, newest first. Status writers are not meant. */
export function changedBy(
  object: KubeObject,
  since: number | undefined,
): Refusal['changedBy'] {
  const writers = (object.metadata.managedFields ?? [])
    .filter(entry => entry.subresource !== 'status')
    .map(entry => ({
      manager: entry.manager ?? 'unknown',
      at: Date.parse(entry.time ?? '') || 0,
    }))
    .sort((a, b) => b.at - a.at);
  return since === undefined
    ? writers.slice(0, 1)
    : writers.filter(writer => writer.at >= since - clockToleranceMs);
}

/** The forecast does not hold any more. Nothing was sent. */
export function explainChanged(
  state: 'recreated' | 'changed',
  object: KubeObject,
  since: number | undefined,
): Refusal {
  return state === 'recreated'
    ? {
        message:
          'The workload was deleted and made again since the forecast; this is another one.',
        changedBy: changedBy(object, since),
        whatToDo: 'Look at the new workload before you change it.',
      }
    : {
        message: 'The workload was changed since the forecast.',
        changedBy: changedBy(object, since),
        whatToDo: 'Look at what it is now, and ask for a new forecast.',
      };
}

/** The API server refused the write of an object that still is what was forecast. */
export function explainRejected(
  cluster: string,
  answer: ClusterRefusal,
): Refusal {
  return {
    message: `Cluster ${cluster} refused the change: ${answer.message}`,
    changedBy: [],
    whatToDo: adviceFor(answer.status),
  };
}

function adviceFor(status: number): string {
  switch (status) {
    case 401:
      return 'Ask the platform team: the cluster does not accept the credentials of this portal.';
    case 403:
      return 'Ask the platform team: an admission rule, or missing rights of the account this portal uses, forbid it.';
    case 404:
      return 'The workload is gone; look whether it was moved or renamed.';
    case 429:
      return 'The cluster is busy. Try again in a moment.';
    default:
      return 'Change what the message names, and ask for a new forecast.';
  }
}
