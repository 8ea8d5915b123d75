import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { step } from './log.mjs';
import { run } from './run.mjs';

/** Everything that decides what an install brings. */
function fingerprint(root) {
  const hash = createHash('sha256');
  const manifests = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(join(root, folder))
      .map(name => join(root, folder, name, 'package.json'))
      .filter(existsSync),
  );
  for (const file of [
    join(root, 'package.json'),
    join(root, '.yarnrc.yml'),
    join(root, 'yarn.lock'),
    ...manifests.sort(),
  ]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Installs exactly what yarn.lock names, unless that was done before. */
export async function installDependencies(root, node) {
  const stamp = join(root, 'node_modules', '.pilotage-install');
  const wanted = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  await step(
    'Installing packages (1 to 3 minutes the first time)',
    async () => {
      await run(
        node,
        [
          join(root, '.yarn', 'releases', 'yarn-4.13.0.cjs'),
          'install',
          '--immutable',
        ],
        {
          quiet: true,
          cwd: root,
          env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` },
        },
      );
      writeFileSync(stamp, wanted);
    },
  );
}
