/** `npm run bench [-- B4 B6 B10]`: our figures beside the peer's, in the same run. Fails when a target is missed. */
import { resolve } from 'node:path';
import { typescript } from '../lib/portal.mjs';
import { run } from '../lib/run.mjs';

const root = resolve(import.meta.dirname, '../..');
try {
  await run(
    process.execPath,
    [
      '--expose-gc',
      ...typescript(root, 'packages/benchmarks/src/main.ts'),
      ...process.argv.slice(2),
    ],
    { cwd: root },
  );
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
