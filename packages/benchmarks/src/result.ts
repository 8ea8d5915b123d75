/** One figure of ours beside the peer's. */
export interface Result {
  readonly benchmark: string;
  readonly figure: string;
  readonly ours: string;
  readonly peer: string;
  /** How many times better we are, with the spread over the pairs. */
  readonly ratio: string;
  readonly target: string;
  readonly met: boolean;
  /** What nobody can beat. */
  readonly limit: string;
}

/** What a benchmark is told. */
export interface BenchmarkOptions {
  /** How often peer and ours are run in turn. */
  readonly pairs: number;
  /** Size of the workload where the benchmark lets one choose; its own default when not set. */
  readonly pods?: number;
  readonly progress: (text: string) => void;
}

/** @see BenchmarkOptions */
export interface Benchmark {
  readonly id: string;
  readonly title: string;
  run(options: BenchmarkOptions): Promise<Result[]>;
}
