import { join } from 'node:path';
import { childRun } from '../childRun';
import type { FixtureKind } from '../fixture/pods';
import type { Benchmark, Result } from '../result';
import type { Retained } from './retained';

const defaultPods = 300_000;
/** Parsed objects of more pods would only take longer: each has its own. */
const rawSample = 10_000;
const targetBytes = 300;

/** B6: memory per pod, beside the parsed objects that informers keep. */
export const bytesPerPod: Benchmark = {
  id: 'B6',
  title: 'bytes per pod',
  async run({ pods = defaultPods, progress }) {
    const results: Result[] = [];
    for (const kind of ['real', 'adversarial'] as const) {
      progress(`B6: ${pods} pods, ${kind} names`);
      const ours = await measure('ours.ts', kind, pods);
      const raw = await measure('raw.ts', kind, Math.min(pods, rawSample));
      results.push({
        benchmark: `B6 memory of ${pods} pods, 3.5 containers each`,
        figure: `${kind} names`,
        ours: `${ours.toFixed(0)} B/pod`,
        peer: `${raw.toFixed(0)} B/pod (parsed objects)`,
        ratio: `${(raw / ours).toFixed(0)}×`,
        target: `≤ ${targetBytes} B/pod`,
        met: ours <= targetBytes,
        limit: 'about 150 B/pod of columns without a single name',
      });
    }
    return results;
  },
};

async function measure(
  file: string,
  kind: FixtureKind,
  pods: number,
): Promise<number> {
  const run = childRun<Retained>(join(__dirname, file), [kind, String(pods)]);
  return (await run.report).bytesPerPod;
}
