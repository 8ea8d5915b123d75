/**
 * `npm run test:conformance`: builds the real control plane (or finds it in the cache) and runs on it the contract suite, the verbs of
 * the rollout plugin through its own HTTP API, and the headline case of 3,000 pods. Needs Go 1.26.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { say, step } from '../lib/log.mjs';
import { typescript } from '../lib/portal.mjs';
import { run } from '../lib/run.mjs';

const root = resolve(import.meta.dirname, '../..');
const results = join(root, '.cache', 'test-results');
const report = join(results, 'conformance.json');
mkdirSync(results, { recursive: true });

let failure;
try {
  await step(
    'Building the control plane (a quarter of an hour the first time)',
    () =>
      run(
        process.execPath,
        typescript(root, 'packages/control-plane/src/build/main.ts'),
        { cwd: root },
      ),
  );
  await run(
    join(root, 'node_modules/.bin/backstage-cli'),
    [
      'package',
      'test',
      '--watchAll=false',
      '--runInBand',
      '--testMatch=**/*.test.ts',
      '--testMatch=**/*.conformance.ts',
      '--json',
      `--outputFile=${report}`,
    ],
    {
      cwd: join(root, 'packages/conformance'),
      env: {
        ...process.env,
        CI: 'true',
        PILOTAGE_GROUND: 'control-plane',
        NODE_OPTIONS:
          '--experimental-vm-modules --no-warnings=ExperimentalWarning',
      },
    },
  );
} catch (error) {
  failure = error;
}

try {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  console.log(
    `${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`,
  );
} catch {
  say('The conformance suite did not get as far as running tests.');
}
if (failure) {
  console.error(failure.message);
  process.exit(1);
}
