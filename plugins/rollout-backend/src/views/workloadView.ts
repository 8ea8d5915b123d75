import type { PodTuple, Verdict } from '@pilotage/fleet-common';
import { stringifyWorkloadRef } from '@pilotage/fleet-common';
import type { PodRow, Workload } from '@pilotage/fleet-node';
import type {
  OperationRecord,
  RolloutObservation,
  SectionCluster,
  SidecarMove,
  WorkloadSection,
} from '@pilotage/plugin-rollout-common';
import type {
  DriverInput,
  DriverObservation,
  WorkloadDriver,
} from '@pilotage/plugin-rollout-node';
import { ageVerdict } from '../drivers/shared/ageVerdict';
import { podContextOf } from '../drivers/shared/podContext';
import { firstSince } from './firstSince';
import { notSeenVerbs, notSeenVerdict } from './notSeen';
import type { PodEncoder } from './PodEncoder';
import { specOwners } from './specOwners';
import type { VerdictMemory } from './VerdictMemory';

/** One section of a topic with its pods. */
export interface SectionView<TSection> {
  readonly key: string;
  readonly section: TSection;
  /** By the number of the pod. */
  readonly pods: ReadonlyMap<number, PodTuple>;
}

/** What a workload looks like now, as a section. Reads the pods once and keeps none of them. */
export function workloadView(options: {
  readonly cluster: SectionCluster;
  readonly input: DriverInput;
  readonly driver: WorkloadDriver;
  readonly sidecarMoves: readonly SidecarMove[];
  readonly activity: readonly OperationRecord[];
  readonly verdicts: VerdictMemory;
  readonly encoder: PodEncoder;
  readonly now: number;
}): SectionView<WorkloadSection> {
  const { cluster, driver, input, now } = options;
  const { workload } = input;
  // Pods that belong to other workloads are drawn there.
  const pods = driver.matches ? [] : input.pods;
  const { metadata } = workload.object;
  const key = stringifyWorkloadRef(workload.ref);
  const live = cluster.condition.state === 'live';
  const observed = driver.observe(input);
  const verbs = driver.verbs(input);
  const observation = {
    ...observed,
    ...(live
      ? liveVerdict(observed, { ...options, workload, pods: input.pods })
      : notSeen(notSeenVerdict(cluster.name, cluster.condition), {
          ...options,
          workload,
        })),
  };
  const tuples = options.encoder.encode({
    section: key,
    pods,
    context: podContextOf(observation, now),
    containers: observation.containers.map(container => container.name),
  });
  return {
    key,
    section: {
      type: 'workload',
      cluster,
      ref: workload.ref,
      uid: workload.uid,
      resourceVersion: metadata.resourceVersion,
      ...(metadata.generation === undefined
        ? {}
        : { generation: metadata.generation }),
      observation,
      verbs: live ? verbs : notSeenVerbs(cluster.name, verbs),
      owners: specOwners(metadata),
      ...(options.sidecarMoves.length > 0
        ? { sidecarMoves: options.sidecarMoves }
        : {}),
      activity: options.activity,
    },
    pods: tuples,
  };
}

interface VerdictOptions {
  readonly workload: Workload;
  readonly pods: readonly PodRow[];
  readonly verdicts: VerdictMemory;
  readonly now: number;
}

type DatedVerdict = Pick<RolloutObservation, 'verdict' | 'verdictSince'>;

/** A driver sees a moment; that nothing moves for too long is known only here. */
function liveVerdict(
  observed: DriverObservation,
  options: VerdictOptions,
): DatedVerdict {
  const { workload, verdicts, pods, now } = options;
  const verdict = ageVerdict({
    verdict: observed.verdict,
    since: verdicts.since(`${workload.uid} observed`, observed.verdict, now),
    pods,
    now,
  });
  return {
    verdict,
    verdictSince: verdicts.since(workload.uid, verdict, now, () =>
      firstSince({ ...observed, verdict }, pods, now),
    ),
  };
}

function notSeen(
  verdict: Verdict,
  options: Omit<VerdictOptions, 'pods'>,
): DatedVerdict {
  const { workload, verdicts, now } = options;
  return { verdict, verdictSince: verdicts.since(workload.uid, verdict, now) };
}
