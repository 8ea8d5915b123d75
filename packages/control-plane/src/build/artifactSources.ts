import { cp, chmod, readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Watchdog } from '../processes/watchdog';
import type { Artifact } from './artifacts';
import type { GoToolchain } from './goToolchain';
import { runGo } from './runGo';

/** Our own Go modules. */
const ownModules = resolve(__dirname, '../../go');

/** The go.mod of the wrapper also says which Go everything here needs: it is the newest of all modules. */
export async function wrapperGoMod(): Promise<string> {
  return readFile(join(ownModules, 'kubernetes', 'go.mod'), 'utf8');
}

/** Content of the sources that live in this repository, by file name. */
export async function ownSources(
  artifact: Artifact,
): Promise<Record<string, string>> {
  const { source } = artifact;
  if (source.type !== 'own') return {};
  const folder = join(ownModules, source.folder);
  const files = (await readdir(folder)).sort();
  const contents = await Promise.all(
    files.map(file => readFile(join(folder, file), 'utf8')),
  );
  return Object.fromEntries(files.map((file, i) => [file, contents[i] ?? '']));
}

/**
 * Puts a writable copy of the sources into `target`. Published modules come through the module proxy and the
 * checksum database the user has configured, which verify them.
 */
export async function copySources(
  options: {
    readonly artifact: Artifact;
    readonly go: GoToolchain;
    readonly watchdog: Watchdog;
  },
  target: string,
): Promise<void> {
  const { artifact, go, watchdog } = options;
  const { source } = artifact;
  if (source.type === 'own') {
    await cp(join(ownModules, source.folder), target, { recursive: true });
    return;
  }
  const answer = await runGo({
    go,
    args: ['mod', 'download', '-json', `${source.module}@${source.version}`],
    // Outside of any module: a go.mod around the working directory would be read.
    cwd: resolve(target, '..'),
    watchdog,
  });
  const { Dir: folder } = JSON.parse(answer) as { Dir?: string };
  if (!folder) throw new Error(`go did not say where ${source.module} is`);
  await cp(folder, target, { recursive: true });
  await makeWritable(target);
}

/** The module cache is read-only, and so is a copy of it. */
async function makeWritable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await makeWritable(path);
    else if (entry.isFile()) await chmod(path, 0o644);
  }
}
