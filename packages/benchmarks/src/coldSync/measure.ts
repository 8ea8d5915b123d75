import { report } from '../childRun';

/** What one cold sync cost. */
export interface SyncCost {
  /** Seconds of CPU time, user and system, from the first request to the last pod. */
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** Highest resident memory of the process up to then, in bytes. */
  readonly peakBytes: number;
}

/** Measures `sync` and tells the parent process. */
export async function measure(sync: () => Promise<void>): Promise<void> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await sync();
  const { user, system } = process.cpuUsage(cpu);
  const cost: SyncCost = {
    cpuSeconds: (user + system) / 1e6,
    wallSeconds: (performance.now() - start) / 1000,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
  report(cost, () => process.exit());
}
