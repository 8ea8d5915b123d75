/**
 * `main.ts [B4] [B6] … [--pairs 5] [--pods n] [--quick]`: runs benchmarks (all when none is named), prints our
 * figures beside the peers', and fails when a target is missed. `--quick` runs one pair.
 */
import { parseArgs } from 'node:util';
import { benchmarks } from './benchmarks';
import type { Result } from './result';
import { table } from './table';

const print = (text: string) => process.stdout.write(`${text}\n`);

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      pairs: { type: 'string', default: '5' },
      pods: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.filter(
    id => !benchmarks.some(benchmark => benchmark.id === id),
  );
  if (unknown.length > 0)
    throw new Error(`There is no benchmark ${unknown.join(', ')}`);

  const results: Result[] = [];
  for (const benchmark of benchmarks) {
    if (positionals.length > 0 && !positionals.includes(benchmark.id)) continue;
    results.push(
      ...(await benchmark.run({
        pairs: values.quick ? 1 : Number(values.pairs),
        pods: values.pods === undefined ? undefined : Number(values.pods),
        progress: print,
      })),
    );
  }
  print(`\n${table(results)}`);
  return results.every(({ met }) => met);
}

// Ended by hand: what a peer leaves open would keep a finished run from ending.
main().then(
  met => process.exit(met ? 0 : 1),
  error => {
    process.stderr.write(
      `${error instanceof Error ? error.message : error}\n`,
      () => process.exit(2),
    );
  },
);
