import { join } from 'node:path';
import { childRun } from '../childRun';
import type { Benchmark, Result } from '../result';
import { describeRatios, median } from '../statistics';
import type { BenchFleet, FollowedFleet } from './faults';
import type { FleetCost } from './measure';
import type { PageCost } from './portal';

const clusters = 50;
const defaultPods = 50_000;

/** B8: fifty clusters, of which one never answers, one refuses, one is slow and one forgets every version. */
export const fleet50: Benchmark = {
  id: 'B8',
  title: 'fifty clusters, four of them faulty',
  async run(options) {
    const perCluster = Math.ceil((options.pods ?? defaultPods) / clusters);
    const rounds: Round[] = [];
    for (let i = 1; i <= options.pairs; i++) {
      rounds.push(await runRound(perCluster));
      options.progress(
        `B8: round ${i} of ${options.pairs}: ${describe(rounds.at(-1)!)}`,
      );
    }
    return resultsOf(rounds, perCluster);
  },
};

interface Round {
  readonly peer: FleetCost;
  readonly ours: FleetCost;
  /** Ours again, and ours with all fifty healthy, at the same time: what else the machine does makes both older alike. */
  readonly faulty: FleetCost;
  readonly calm: FleetCost;
  readonly page: PageCost;
}

async function runRound(perCluster: number): Promise<Round> {
  const server = childRun<BenchFleet>(join(__dirname, 'server.ts'), [
    String(perCluster),
  ]);
  try {
    const { healthy, faulty, substitutes, epoch } = await server.report;
    const follow = <T>(file: string, others: typeof faulty) => {
      const fleet: FollowedFleet = { clusters: [...healthy, ...others], epoch };
      const args = [JSON.stringify(fleet)];
      return childRun<T>(join(__dirname, file), args).report;
    };
    const peer = await follow<FleetCost>('peer.ts', faulty);
    const ours = await follow<FleetCost>('ours.ts', faulty);
    const [aged, calm] = await Promise.all([
      follow<FleetCost>('ours.ts', faulty),
      follow<FleetCost>('ours.ts', substitutes),
    ]);
    const page = await follow<PageCost>('portal.ts', faulty);
    return { peer, ours, faulty: aged, calm, page };
  } finally {
    server.kill();
  }
}

function resultsOf(rounds: readonly Round[], perCluster: number): Result[] {
  const benchmark = `B8 ${clusters} clusters of ${perCluster} pods, 4 faulty, JSON`;
  const beside = (
    figure: string,
    read: (cost: FleetCost) => number,
    unit: (value: number) => string,
    atLeast: number,
    limit: string,
  ): Result => {
    const ratios = rounds.map(({ ours, peer }) => read(peer) / read(ours));
    return {
      benchmark,
      figure,
      ours: unit(median(rounds.map(({ ours }) => read(ours)))),
      peer: unit(median(rounds.map(({ peer }) => read(peer)))),
      ratio: describeRatios(ratios),
      target: `≥ ${atLeast}×`,
      met: median(ratios) >= atLeast,
      limit,
    };
  };
  const slower = rounds.map(({ faulty, calm }) => faulty.p99 / calm.p99);
  return [
    beside(
      'CPU time to learn the healthy ones',
      cost => cost.syncCpuSeconds,
      value => `${value.toFixed(1)} s`,
      4,
      'parsing the lists',
    ),
    beside(
      'CPU afterwards, share of a core',
      cost => cost.steadyCpu,
      percent,
      1,
      'parsing the events',
    ),
    beside(
      'memory kept',
      cost => cost.keptBytes,
      value => `${(value / 1e6).toFixed(0)} MB`,
      10,
      'the loaded modules of an idle process',
    ),
    {
      benchmark,
      figure: 'p99 age of healthy clusters, faults on',
      ours: ages(rounds.map(({ faulty }) => faulty)),
      peer: ages(rounds.map(({ peer }) => peer)),
      ratio: `${describeRatios(slower)} of ${ages(
        rounds.map(({ calm }) => calm),
      )} without faults`,
      target: '≤ 1.1× of without faults, none late',
      met:
        median(slower) <= 1.1 &&
        rounds.every(({ faulty }) => faulty.late === 0),
      limit: 'changes gathered for 50 ms',
    },
    {
      benchmark,
      figure: '/clusters opens, worst of 20',
      ours: `${opening(rounds, ({ later }) => Math.max(...later))} (${opening(
        rounds,
        ({ first }) => first,
      )} while all is being learnt)`,
      peer: '-',
      ratio: '-',
      target: '≤ 1000 ms',
      met: median(rounds.map(({ page }) => Math.max(...page.later))) <= 1_000,
      limit: 'rendering it once',
    },
  ];
}

function opening(
  rounds: readonly Round[],
  read: (page: PageCost) => number,
): string {
  return `${median(rounds.map(({ page }) => read(page))).toFixed(0)} ms`;
}

function ages(costs: readonly FleetCost[]): string {
  return `${median(costs.map(({ p99 }) => p99)).toFixed(0)} ms`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function describe({ ours, faulty, calm, peer }: Round): string {
  const one = (cost: FleetCost) =>
    `${cost.syncCpuSeconds.toFixed(1)} CPU-s in ${cost.syncSeconds.toFixed(
      1,
    )} s, then ${percent(cost.steadyCpu)}, ${(cost.keptBytes / 1e6).toFixed(
      0,
    )} MB kept (${(cost.residentBytes / 1e6).toFixed(0)} MB resident), ages ${
      cost.p50
    }/${cost.p99} ms, ${cost.late} late`;
  return `ours ${one(ours)}; beside each other: with faults ${one(
    faulty,
  )}; without faults ${one(calm)}; client-node ${one(peer)}`;
}
