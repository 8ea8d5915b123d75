import { artifacts } from './artifacts';
import type { Artifact } from './artifacts';
import { cacheKey } from './cacheKey';
import type { CacheKeyInputs } from './cacheKey';

const inputs: CacheKeyInputs = {
  artifact: artifacts.kruise,
  goVersion: '1.26.8',
  platform: 'linux/amd64',
  sources: { 'go.mod': 'module x', 'main.go': 'package main' },
};

function withArtifact(changes: Partial<Artifact>): CacheKeyInputs {
  return { ...inputs, artifact: { ...artifacts.kruise, ...changes } };
}

describe('cacheKey', () => {
  it('starts with the name and is a plain folder name', () => {
    expect(cacheKey(inputs)).toMatch(/^kruise-[0-9a-f]{16}$/);
  });

  it.each<[string, CacheKeyInputs]>([
    ['Go version', { ...inputs, goVersion: '1.26.9' }],
    ['platform', { ...inputs, platform: 'linux/arm64' }],
    [
      'own sources',
      { ...inputs, sources: { ...inputs.sources, 'go.mod': 'module y' } },
    ],
    [
      'module version',
      withArtifact({
        source: {
          type: 'module',
          module: 'github.com/openkruise/kruise',
          version: 'v1.8.4',
        },
      }),
    ],
    ['stamps', withArtifact({ stamps: { 'main.version': '1' } })],
    ['main package', withArtifact({ package: './cmd' })],
    ['assets', withArtifact({ assets: ['config'] })],
  ])('changes with the %s', (_, changed) => {
    expect(cacheKey(changed)).not.toBe(cacheKey(inputs));
  });

  it('does not change with words for people or with the order of files', () => {
    expect(
      cacheKey(withArtifact({ title: 'other', expectedMinutes: 99 })),
    ).toBe(cacheKey(inputs));
    const sources = { 'main.go': 'package main', 'go.mod': 'module x' };
    expect(cacheKey({ ...inputs, sources })).toBe(cacheKey(inputs));
  });
});
