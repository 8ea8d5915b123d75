import { bytesPerPod } from './bytesPerPod/bytesPerPod';
import { coldSync } from './coldSync/coldSync';
import { fleet50 } from './fleet50/fleet50';
import type { Benchmark } from './result';
import { rolloutWrites } from './rolloutWrites/rolloutWrites';
import { versionMatrix } from './versionMatrix/versionMatrix';

/** Every benchmark there is, in the order they run. */
export const benchmarks: readonly Benchmark[] = [
  coldSync,
  bytesPerPod,
  versionMatrix,
  fleet50,
  rolloutWrites,
];
