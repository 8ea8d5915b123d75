import { join } from 'node:path';
import { childRun } from '../childRun';
import type { Benchmark, BenchmarkOptions, Result } from '../result';
import { describeRatios, median } from '../statistics';
import type { SyncCost } from './measure';

const defaultPods = 100_000;
/** Parsing JSON in one thread of Node, at best. */
const parseBytesPerSecond = 240e6;

/** B4: learning a large cluster from nothing, ours and client-node's informer against the same API server. */
export const coldSync: Benchmark = {
  id: 'B4',
  title: 'cold sync (JSON)',
  async run(options) {
    const pods = options.pods ?? defaultPods;
    options.progress(`B4: preparing ${pods} pods`);
    const server = childRun<{ port: number; bytes: number }>(
      join(__dirname, 'server.ts'),
      [String(pods)],
    );
    try {
      const { port, bytes } = await server.report;
      return resultsOf(await runPairs(options, pods, port), pods, bytes);
    } finally {
      server.kill();
    }
  },
};

interface Pair {
  readonly ours: SyncCost;
  readonly peer: SyncCost;
}

async function runPairs(
  { pairs, progress }: BenchmarkOptions,
  pods: number,
  port: number,
): Promise<Pair[]> {
  const args = [`http://127.0.0.1:${port}`, String(pods)];
  const run = (file: string) =>
    childRun<SyncCost>(join(__dirname, file), args).report;
  const done: Pair[] = [];
  for (let i = 1; i <= pairs; i++) {
    const peer = await run('peer.ts');
    const ours = await run('ours.ts');
    done.push({ ours, peer });
    progress(
      `B4: pair ${i} of ${pairs}: ours ${describe(
        ours,
      )}; client-node ${describe(peer)}`,
    );
  }
  return done;
}

function resultsOf(
  pairs: readonly Pair[],
  pods: number,
  bytes: number,
): Result[] {
  const result = (
    figure: string,
    read: (cost: SyncCost) => number,
    unit: (value: number) => string,
    target: number,
    limit: string,
  ): Result => {
    const ratios = pairs.map(({ ours, peer }) => read(peer) / read(ours));
    return {
      benchmark: `B4 cold sync of ${pods} pods, JSON`,
      figure,
      ours: unit(median(pairs.map(({ ours }) => read(ours)))),
      peer: unit(median(pairs.map(({ peer }) => read(peer)))),
      ratio: describeRatios(ratios),
      target: `≥ ${target}×`,
      met: median(ratios) >= target,
      limit,
    };
  };
  const parse = (bytes / parseBytesPerSecond).toFixed(1);
  const size = (bytes / 1e6).toFixed(0);
  return [
    result(
      'CPU time',
      cost => cost.cpuSeconds,
      value => `${value.toFixed(1)} s`,
      4,
      `${parse} s to parse ${size} MB`,
    ),
    result(
      'peak memory',
      cost => cost.peakBytes,
      megabytes,
      5,
      'an empty Node process, about 50 MB',
    ),
  ];
}

function describe({ cpuSeconds, wallSeconds, peakBytes }: SyncCost): string {
  return `${cpuSeconds.toFixed(1)} CPU-s, ${wallSeconds.toFixed(
    1,
  )} s, ${megabytes(peakBytes)}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
