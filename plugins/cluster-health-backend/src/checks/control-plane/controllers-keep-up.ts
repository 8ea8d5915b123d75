import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedWorkload } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { workloadReads } from '../shared/kinds';
import { makesPods, replicaStatus } from '../shared/workloads';

/** A change is seen within moments; so many at once are no coincidence. */
const manyShare = 0.1;
const many = 5;

export const controllersKeepUp: ClusterCheck = {
  id: 'controllers-keep-up',
  pillar: 'control-plane',
  title: 'Controllers have seen the newest wish of every workload',
  why: 'A controller that lags, or is dead, leaves rollouts where they are while everything looks calm.',
  limits:
    'passes: no workload’s generation is ahead of what was observed; warns: some; fails: five and more, and over 10%',
  suggestion:
    'See whether the controller manager, or OpenKruise’s manager for CloneSets, has a leader, and whether it is throttled.',
  hard: false,
  cost: 'C0',
  reads: workloadReads,
  evaluate: facts =>
    judge({ workloads: facts.workloads }, ({ workloads }) => {
      const all = workloads.value.filter(makesPods);
      if (all.length === 0) return notApplicable('There is no workload');
      const behind = all.filter(({ object }) => lags(object));
      const failing =
        behind.length >= many && behind.length / all.length > manyShare;
      const some = behind.length ? 'warn' : 'pass';
      return {
        verdict: failing ? 'fail' : some,
        summary: `${behind.length} of ${all.length} workloads wait to be observed; none should`,
        affected: behind.map(workload =>
          affectedWorkload(
            facts,
            workload,
            `generation ${workload.object.metadata.generation}, observed ${
              replicaStatus(workload.object).observedGeneration ?? 'none'
            }`,
          ),
        ),
      };
    }),
};

function lags(object: KubeObject): boolean {
  const { generation = 0 } = object.metadata;
  return (replicaStatus(object).observedGeneration ?? 0) < generation;
}
