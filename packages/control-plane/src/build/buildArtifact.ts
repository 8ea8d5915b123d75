import { cp, mkdir, mkdtemp, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Watchdog } from '../processes/watchdog';
import { copySources } from './artifactSources';
import type { Artifact } from './artifacts';
import { elapsed } from '../elapsed';
import { goBuildArguments } from './goFlags';
import type { GoToolchain } from './goToolchain';
import { runGo } from './runGo';

/** One build. */
export interface BuildOptions {
  readonly artifact: Artifact;
  readonly go: GoToolchain;
  /** The folder in the cache that shall exist afterwards. */
  readonly target: string;
  readonly report: (line: string) => void;
}

/** Name of the program in an artifact's folder. */
export const PROGRAM = 'program';

/** Name of the folder with the artifact's assets. */
export const ASSETS = 'assets';

const REPORT_EVERY_MS = 30_000;

/**
 * Builds an artifact with its assets in a temporary folder of the cache and renames it into place: a folder
 * that exists under its final name is complete, whatever happens in between.
 */
export async function buildArtifact(options: BuildOptions): Promise<void> {
  const { artifact, go, target, report } = options;
  const started = Date.now();
  report(
    `${artifact.title}: building with Go ${go.version}, ` +
      `about ${artifact.expectedMinutes} minutes on two cores when nothing is cached`,
  );
  const ticker = setInterval(
    () =>
      report(
        `${artifact.title}: still building, ${elapsed(Date.now() - started)}`,
      ),
    REPORT_EVERY_MS,
  );
  await mkdir(dirname(target), { recursive: true });
  const work = await mkdtemp(join(dirname(target), 'pilotage-build-'));
  const watchdog = new Watchdog(work);
  try {
    const sources = join(work, 'source');
    const result = join(work, 'result');
    await copySources({ artifact, go, watchdog }, sources);
    await mkdir(result);
    await runGo({
      go,
      args: [
        ...goBuildArguments(artifact),
        '-o',
        join(result, PROGRAM),
        artifact.package,
      ],
      cwd: sources,
      watchdog,
    });
    for (const asset of artifact.assets) {
      await cp(join(sources, asset), join(result, ASSETS, asset), {
        recursive: true,
      });
    }
    const took = elapsed(Date.now() - started);
    await writeFile(
      join(result, 'artifact.json'),
      `${JSON.stringify(
        { artifact, go: go.version, platform: go.platform, took },
        null,
        2,
      )}\n`,
    );
    await rename(result, target);
    const megabytes = Math.round(
      (await stat(join(target, PROGRAM))).size / 1e6,
    );
    report(`${artifact.title}: built in ${took}, ${megabytes} MB`);
  } finally {
    clearInterval(ticker);
    // Removes the folder too.
    await watchdog.release();
  }
}
