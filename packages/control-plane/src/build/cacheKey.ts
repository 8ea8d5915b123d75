import { createHash } from 'node:crypto';
import type { Artifact } from './artifacts';
import { goBuildArguments, goEnvironment } from './goFlags';

/** All that decides the bytes of an artifact. */
export interface CacheKeyInputs {
  readonly artifact: Artifact;
  readonly goVersion: string;
  readonly platform: string;
  /** Content of our own Go sources by file name; empty for published modules, which their version names. */
  readonly sources: Readonly<Record<string, string>>;
}

/**
 * Name of an artifact's folder in the cache: readable first, then a digest of everything that decides its
 * bytes and assets. The title and the expected time do not change the program, so they are not part of it.
 */
export function cacheKey(inputs: CacheKeyInputs): string {
  const { artifact, goVersion, platform, sources } = inputs;
  const digest = createHash('sha256')
    .update(
      JSON.stringify({
        source: artifact.source,
        package: artifact.package,
        assets: artifact.assets,
        arguments: goBuildArguments(artifact),
        environment: goEnvironment,
        goVersion,
        platform,
        sources: Object.entries(sources).sort(([a], [b]) => (a < b ? -1 : 1)),
      }),
    )
    .digest('hex');
  return `${artifact.name}-${digest.slice(0, 16)}`;
}
