import { report } from '../childRun';

/** What is kept per pod, in bytes: heap, array buffers and everything else V8 knows of. */
export interface Retained {
  readonly bytesPerPod: number;
}

/** Measures what the result of `build` keeps alive, and tells the parent process. */
export async function retained(
  pods: number,
  build: () => Promise<unknown>,
): Promise<void> {
  const before = used();
  const kept = await build();
  const after = used();
  const result: Retained = { bytesPerPod: (after - before) / pods };
  // Sent together with something of what was built, so that it is alive until here.
  report({ ...result, kept: typeof kept }, () => process.exit());
}

function used(): number {
  if (!globalThis.gc) throw new Error('needs --expose-gc');
  for (let i = 0; i < 3; i++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
