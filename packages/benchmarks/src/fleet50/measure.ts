import { setTimeout as sleep } from 'node:timers/promises';
import { report } from '../childRun';
import type { FollowedFleet } from './faults';

/** Every watcher is given the time to settle before it is measured. */
const settleMs = 5_000;
const steadyMs = 20_000;

/** What following the fleet cost. Only the healthy clusters are judged. */
export interface FleetCost {
  /** CPU time, user and system, until every healthy cluster was known. */
  readonly syncCpuSeconds: number;
  readonly syncSeconds: number;
  /** Share of one core afterwards. */
  readonly steadyCpu: number;
  /** Heap and buffers at the end, after garbage collection. */
  readonly keptBytes: number;
  /** Resident memory at the end; depends on how much garbage the collector lets lie. */
  readonly residentBytes: number;
  /** From a change on the cluster to its being seen, milliseconds; 99th percentile over all healthy clusters. */
  readonly p99: number;
  readonly p50: number;
  /** Clusters of which something was missed for longer than a second. */
  readonly late: number;
}

/** Follows the fleet: resolves when every healthy cluster is known, and tells of every change it sees. */
export type Follower = (
  fleet: FollowedFleet,
  seen: (cluster: string, restarts: number) => void,
) => Promise<void>;

/** Measures a follower of the fleet in the first argument, and tells the parent process. */
export async function measure(follow: Follower): Promise<void> {
  const fleet = JSON.parse(process.argv[2] ?? '') as FollowedFleet;
  const healthy = fleet.clusters.filter(({ judged }) => judged);
  const delays = new Map(healthy.map(({ name }) => [name, [] as number[]]));
  let judging = false;

  const start = performance.now();
  const cpu = process.cpuUsage();
  await follow(fleet, (cluster, restarts) => {
    if (judging) delays.get(cluster)?.push(Date.now() - fleet.epoch - restarts);
  });
  const syncCpuSeconds = cpuSeconds(process.cpuUsage(cpu));
  const syncSeconds = (performance.now() - start) / 1000;

  await sleep(settleMs);
  judging = true;
  const before = process.cpuUsage();
  await sleep(steadyMs);
  const steadyCpu = cpuSeconds(process.cpuUsage(before)) / (steadyMs / 1000);
  const perCluster = [...delays.values()].map(list =>
    list.sort((a, b) => a - b),
  );
  const blind = healthy.filter(({ name }) => !delays.get(name)?.length);
  if (blind.length > 0) {
    throw new Error(`nothing was seen of ${blind.length} healthy clusters`);
  }
  const all = perCluster.flat().sort((a, b) => a - b);
  const cost: FleetCost = {
    syncCpuSeconds,
    syncSeconds,
    steadyCpu,
    residentBytes: process.memoryUsage().rss,
    keptBytes: keptBytes(),
    p99: percentile(all, 0.99),
    p50: percentile(all, 0.5),
    late: perCluster.filter(list => list.at(-1)! > 1_000).length,
  };
  report(cost, () => process.exit());
}

/** Of sorted values. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)]!;
}

function cpuSeconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}

function keptBytes(): number {
  // Twice: what is freed through finalizers goes in the second round.
  global.gc?.();
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
