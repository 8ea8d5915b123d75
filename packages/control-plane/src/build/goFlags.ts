import type { Artifact } from './artifacts';

/**
 * Arguments of `go build` for an artifact, without the output file. `-buildvcs=false` and `-trimpath` keep
 * this repository's commit and path out of the binary, so that equal inputs give equal bytes.
 */
export function goBuildArguments(artifact: Artifact): string[] {
  const stamps = Object.entries(artifact.stamps).map(
    ([variable, value]) => `-X ${variable}=${value}`,
  );
  return [
    'build',
    '-trimpath',
    '-buildvcs=false',
    '-ldflags',
    ['-s', '-w', ...stamps].join(' '),
  ];
}

/**
 * Environment of every `go` call. `GOTOOLCHAIN=local` forbids the download of another Go, `GOWORK=off` keeps
 * a workspace file of the user out. Module proxy and checksum database stay as the user has set them.
 */
export const goEnvironment = {
  CGO_ENABLED: '0',
  GOWORK: 'off',
  GOTOOLCHAIN: 'local',
} as const;
