/**
 * `npm test`: types, lint, format, API reports, unit and contract tests, and the portal in a browser. Runs everything even when one
 * part fails, and says at the end what failed.
 *
 *   npm test -- types lint format reports unit browser   runs only the named parts
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { say, seconds } from '../lib/log.mjs';
import { run } from '../lib/run.mjs';

const root = resolve(import.meta.dirname, '../..');
const bin = name => join(root, 'node_modules', '.bin', name);
const results = join(root, '.cache', 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const environment = {
  ...process.env,
  CI: 'true',
  // Some dependencies are ES modules only, and jest needs this to import them.
  NODE_OPTIONS: '--experimental-vm-modules --no-warnings=ExperimentalWarning',
};

const parts = {
  types: () =>
    run(bin('tsc'), ['--noEmit', '--incremental', 'false'], { cwd: root }),
  lint: () =>
    run(
      bin('eslint'),
      ['--ext', 'ts,tsx', '--max-warnings', '0', 'packages', 'plugins'],
      {
        cwd: root,
      },
    ),
  format: () =>
    run(bin('prettier'), ['--check', '--loglevel', 'warn', '.'], {
      cwd: root,
    }),
  reports: () =>
    run(process.execPath, [join(root, 'scripts/tasks/reports.mjs'), '--ci'], {
      cwd: root,
      quiet: true,
    }),
  unit: () =>
    run(
      bin('backstage-cli'),
      [
        'repo',
        'test',
        '--watch=false',
        // No test measures time; a shared machine may take long to load what a test needs.
        '--testTimeout=30000',
        '--json',
        `--outputFile=${join(results, 'unit.json')}`,
      ],
      { cwd: root, env: environment },
    ),
  browser: () =>
    run(bin('playwright'), ['test'], {
      cwd: root,
      env: { ...process.env, CI: 'true' },
    }),
};

const asked = process.argv.slice(2).filter(name => name in parts);
const failed = [];
for (const [name, work] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const begin = Date.now();
  say(`── ${name}`);
  try {
    await work();
    say(`── ${name}: passed in ${seconds(Date.now() - begin)}`);
  } catch (error) {
    failed.push(name);
    say(`── ${name}: FAILED after ${seconds(Date.now() - begin)}`);
    console.error(error.message.split('\n').slice(-3).join('\n'));
  }
}

const counts = [countJest('unit.json'), countPlaywright('browser.json')].reduce(
  (sum, part) => ({
    passed: sum.passed + part.passed,
    failed: sum.failed + part.failed,
    skipped: sum.skipped + part.skipped,
  }),
  { passed: 0, failed: 0, skipped: 0 },
);
console.log(
  failed.length > 0
    ? `\nFailed: ${failed.join(', ')}`
    : '\nEverything that ran passed.',
);
console.log(
  `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
);
process.exit(failed.length > 0 ? 1 : 0);

function read(file) {
  try {
    return JSON.parse(readFileSync(join(results, file), 'utf8'));
  } catch {
    return undefined;
  }
}

function countJest(file) {
  const report = read(file);
  return {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: report?.numPendingTests ?? 0,
  };
}

function countPlaywright(file) {
  const stats = read(file)?.stats;
  return {
    passed: stats?.expected ?? 0,
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  };
}
