import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { podLabels } from '../shared/workloads';
import { worst } from '../shared/verdicts';

const failShare = 0.01;

export const nodeAgents: ClusterCheck = {
  id: 'node-agents',
  pillar: 'nodes',
  title: 'Agents run on every node they are meant for',
  why: 'A node without its network, storage or log agent is Ready, and yet of no use.',
  limits:
    'per DaemonSet, nodes without a ready pod; passes: none; warns: one, or up to 1%; fails: more; not applicable: no DaemonSet',
  suggestion:
    'Look at the pods that are not ready; the node they are on has the reason.',
  hard: false,
  cost: 'C0',
  reads: [kinds.daemonSet],
  evaluate: facts =>
    judge({ sets: facts.objects(kinds.daemonSet) }, ({ sets }) => {
      if (sets.value.length === 0) return notApplicable('No DaemonSet exists');
      const judged = sets.value.map(object => ({
        object,
        ...numbersOf(object),
      }));
      const bad = judged.filter(({ missing }) => missing > 0);
      return {
        verdict: worst(
          judged.map(({ missing, wanted }) => {
            if (missing === 0) return 'pass';
            return missing <= Math.max(1, wanted * failShare) ? 'warn' : 'fail';
          }),
        ),
        summary: `${judged.length - bad.length} of ${
          judged.length
        } DaemonSets complete; all should be`,
        affected: bad.map(({ object, missing, wanted }) =>
          affectedObject(
            facts,
            'DaemonSet',
            object,
            `${missing} of ${wanted} not ready`,
            podLabels(object),
          ),
        ),
      };
    }),
};

function numbersOf({ status }: KubeObject) {
  const { desiredNumberScheduled = 0, numberReady = 0 } = (status ?? {}) as {
    readonly desiredNumberScheduled?: number;
    readonly numberReady?: number;
  };
  return {
    wanted: desiredNumberScheduled,
    missing: Math.max(0, desiredNumberScheduled - numberReady),
  };
}
