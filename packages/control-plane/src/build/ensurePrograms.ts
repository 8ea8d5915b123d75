import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { ownSources, wrapperGoMod } from './artifactSources';
import { artifacts } from './artifacts';
import type { ArtifactName } from './artifacts';
import { ASSETS, buildArtifact, PROGRAM } from './buildArtifact';
import { withBuildLock } from './buildLock';
import { cacheDirectory } from './cacheDirectory';
import { cacheKey } from './cacheKey';
import { findGo, requiredGoVersion } from './goToolchain';

/**
 * A program in the cache.
 *
 * @public
 */
export interface Program {
  /** Path of the executable. */
  readonly path: string;
  /** Folder with the module files it needs when it runs: CRDs, webhook manifests, scripts. */
  readonly assets: string;
}

/**
 * What to have ready.
 *
 * @public
 */
export interface EnsureProgramsOptions<Name extends ArtifactName> {
  readonly artifacts: readonly Name[];
  /** Receives progress lines; default standard error. */
  readonly report?: (line: string) => void;
  /** Default: see `PILOTAGE_CONTROL_PLANE_CACHE`. */
  readonly cache?: string;
}

/**
 * Gives the programs asked for, from the cache or freshly built, one after the other. With a warm cache this
 * takes milliseconds and neither the module cache nor the network.
 *
 * @throws GoNotUsableError without a Go that can build them.
 *
 * @public
 */
export async function ensurePrograms<Name extends ArtifactName>(
  options: EnsureProgramsOptions<Name>,
): Promise<Record<Name, Program>> {
  const {
    report = line => process.stderr.write(`control plane: ${line}\n`),
    cache = cacheDirectory(),
  } = options;
  const go = await findGo(requiredGoVersion(await wrapperGoMod()));
  const programs = new Map<Name, Program>();
  for (const name of new Set(options.artifacts)) {
    const artifact = artifacts[name];
    const key = cacheKey({
      artifact,
      goVersion: go.version,
      platform: go.platform,
      sources: await ownSources(artifact),
    });
    const target = join(cache, key);
    const program = {
      path: join(target, PROGRAM),
      assets: join(target, ASSETS),
    };
    if (!(await exists(program.path))) {
      await withBuildLock({ directory: cache, report }, async () => {
        // Another run may have built it while we waited.
        if (!(await exists(program.path)))
          await buildArtifact({ artifact, go, target, report });
      });
    }
    programs.set(name, program);
  }
  return Object.fromEntries(programs) as Record<Name, Program>;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
