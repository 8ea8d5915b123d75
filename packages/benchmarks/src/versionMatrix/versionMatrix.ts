import { join } from 'node:path';
import { childRun } from '../childRun';
import type { FixtureKind } from '../fixture/pods';
import type { Benchmark, BenchmarkOptions, Result } from '../result';
import { describeRatios, median } from '../statistics';
import type { OursReport } from './ours';
import type { PeerReport } from './peer';

const defaultPods = 300_000;
/** Whole objects of more pods do not fit into memory; the time per pod is the same. */
const rawSample = 20_000;
const target = { recomputeMs: 150, recomputeRatio: 4, eventUs: 3, queryMs: 5 };

interface Pair {
  readonly ours: OursReport;
  readonly trimmed: PeerReport;
  readonly raw: PeerReport;
}

/** B7: the sidecar matrix of a fleet, beside counting all objects with keys of strings. */
export const versionMatrix: Benchmark = {
  id: 'B7',
  title: 'version matrix',
  async run(options) {
    const results: Result[] = [];
    for (const kind of ['real', 'adversarial'] as const) {
      results.push(...(await measure(kind, options)));
    }
    return results;
  },
};

async function measure(
  kind: FixtureKind,
  { pods = defaultPods, pairs, progress }: BenchmarkOptions,
): Promise<Result[]> {
  const runs: Pair[] = [];
  const sample = Math.min(pods, rawSample);
  for (let pair = 0; pair < pairs; pair++) {
    const ours = await run<OursReport>('ours.ts', kind, pods);
    const trimmed = await run<PeerReport>('peer.ts', kind, pods, 'trimmed');
    const part = await run<PeerReport>('peer.ts', kind, sample, 'raw');
    const raw = { ...part, recomputeMs: (part.recomputeMs * pods) / sample };
    runs.push({ ours, trimmed, raw });
    progress(
      `B7: ${kind}, pair ${pair + 1} of ${pairs}: ${ours.cells} cells, ${
        ours.differences
      } differences`,
    );
  }
  return resultsOf(runs, `B7 ${Math.round(pods * 3.5)} containers, ${kind}`);
}

function resultsOf(runs: readonly Pair[], benchmark: string): Result[] {
  const of = (pick: (pair: Pair) => number) => median(runs.map(pick));
  const ratios = runs.map(
    ({ ours, trimmed }) => trimmed.recomputeMs / ours.recomputeMs,
  );
  const recomputeMs = of(({ ours }) => ours.recomputeMs);
  const eventUs = of(({ ours }) => ours.eventUs);
  const queryMs = of(({ ours }) => ours.queryP99Ms);
  const differences = runs.reduce((sum, { ours }) => sum + ours.differences, 0);
  const peerMs = of(({ trimmed }) => trimmed.recomputeMs);
  const rawMs = of(({ raw }) => raw.recomputeMs);
  const peer = `${peerMs.toFixed(0)} ms trimmed, ${rawMs.toFixed(0)} ms whole`;
  const perPeer = (ours: number) => `${(peerMs / ours).toFixed(0)}×`;
  return [
    {
      benchmark,
      figure: 'everything counted anew, CPU',
      ours: `${recomputeMs.toFixed(0)} ms`,
      peer,
      ratio: describeRatios(ratios),
      target: `≤ ${target.recomputeMs} ms, ≥ ${target.recomputeRatio}×`,
      met:
        recomputeMs <= target.recomputeMs &&
        median(ratios) >= target.recomputeRatio,
      limit: 'one read per container',
    },
    {
      benchmark,
      figure: 'one event, CPU',
      ours: `${eventUs.toFixed(1)} µs`,
      peer,
      ratio: perPeer(eventUs / 1000),
      target: `≤ ${target.eventUs} µs`,
      met: eventUs <= target.eventUs,
      limit: 'two additions per container',
    },
    {
      benchmark,
      figure: 'one question, CPU p99',
      ours: `${queryMs.toFixed(1)} ms`,
      peer,
      ratio: perPeer(queryMs),
      target: `≤ ${target.queryMs} ms`,
      met: queryMs <= target.queryMs,
      limit: 'one read per cell',
    },
    {
      benchmark,
      figure: 'cells unlike those made from the columns',
      ours: `${differences}`,
      peer: `made in ${of(({ ours }) => ours.fromColumnsMs).toFixed(0)} ms`,
      ratio: '',
      target: '0',
      met: differences === 0,
      limit: '0',
    },
  ];
}

async function run<T>(
  file: string,
  kind: FixtureKind,
  pods: number,
  ...rest: readonly string[]
): Promise<T> {
  const args = [kind, String(pods), ...rest];
  return childRun<T>(join(__dirname, file), args).report;
}
