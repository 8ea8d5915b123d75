import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './log.mjs';
import { run } from './run.mjs';

/** Folders whose sources end up in the browser. */
const sources = [
  'packages/app/src',
  'packages/app/public',
  'packages/fleet-common/src',
  'packages/fleet-react/src',
  'plugins/rollout-common/src',
  'plugins/rollout/src',
  'plugins/cluster-health-common/src',
  'plugins/cluster-health/src',
];

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

function fingerprint(root) {
  const hash = createHash('sha256');
  const files = [
    join(root, 'yarn.lock'),
    join(root, 'app-config.yaml'),
    join(root, 'packages/app/package.json'),
    ...sources.flatMap(folder => [...filesBelow(join(root, folder))]).sort(),
  ];
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

/** Builds the portal's pages, unless nothing that goes into them changed. */
export async function buildApp(root) {
  const stamp = join(root, 'packages/app/dist/.pilotage-build');
  const wanted = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await step(
    "Building the portal's pages (half a minute when they changed)",
    async () => {
      await run(
        process.execPath,
        [
          join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
          'package',
          'build',
        ],
        { quiet: true, cwd: join(root, 'packages/app') },
      );
      writeFileSync(stamp, wanted);
    },
  );
}
