/**
 * Figures measured side by side with peers in the same run
 *
 * @packageDocumentation
 */
export { benchmarks } from './benchmarks';
export type { Benchmark, BenchmarkOptions, Result } from './result';
