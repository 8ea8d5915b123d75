/**
 * `npm run api-reports [-- --ci]`: writes the public surface of each published package to its `report*.api.md`. With `--ci` nothing is
 * written, and a report that does not match the code is a failure.
 */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from '../lib/run.mjs';

const root = resolve(import.meta.dirname, '../..');
const bin = name => join(root, 'node_modules', '.bin', name);

const published = ['packages', 'plugins'].flatMap(folder =>
  readdirSync(join(root, folder))
    .map(name => `${folder}/${name}`)
    .filter(
      path =>
        !JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))
          .private,
    ),
);

try {
  rmSync(join(root, 'dist-types'), { recursive: true, force: true });
  await run(
    bin('tsc'),
    ['--incremental', 'false', '--emitDeclarationOnly', '--declaration'],
    { cwd: root },
  );
  await run(
    bin('backstage-repo-tools'),
    [
      'api-reports',
      ...published,
      '--allow-warnings',
      published.join(','),
      // This message names files by their absolute path, which differs from machine to machine.
      '--omit-messages',
      'ae-wrong-input-file-type',
      ...process.argv.slice(2),
    ],
    { cwd: root },
  );
} catch (error) {
  console.error(error.message);
  console.error(
    'If a public API changed on purpose, write its report: npm run api-reports',
  );
  process.exit(1);
}
