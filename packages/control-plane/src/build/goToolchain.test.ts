import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wrapperGoMod } from './artifactSources';
import {
  findGo,
  GoNotUsableError,
  isAtLeast,
  parseGoVersion,
  requiredGoVersion,
} from './goToolchain';

describe('parseGoVersion', () => {
  it.each([
    ['go version go1.26.8 linux/amd64\n', '1.26.8', 'linux/amd64'],
    ['go version go1.26 darwin/arm64', '1.26', 'darwin/arm64'],
    ['go version go1.27rc1 linux/arm64', '1.27', 'linux/arm64'],
    ['go version go1.26.8 X:nodwarf5 linux/amd64', '1.26.8', 'linux/amd64'],
  ])('reads %j', (output, version, platform) => {
    expect(parseGoVersion(output)).toEqual({ version, platform });
  });

  it.each(['', 'go version devel +abc linux/amd64', 'gccgo (GCC) 14'])(
    'does not take %j for a version',
    output => {
      expect(parseGoVersion(output)).toBeUndefined();
    },
  );
});

describe('isAtLeast', () => {
  it.each([
    ['1.26.0', '1.26.0', true],
    ['1.26', '1.26.0', true],
    ['1.26.8', '1.26.0', true],
    ['1.27', '1.26.8', true],
    ['2.0', '1.26.0', true],
    ['1.25.9', '1.26.0', false],
    ['1.9.7', '1.26', false],
    ['1.26.7', '1.26.8', false],
  ])('%s against %s: %s', (version, minimum, expected) => {
    expect(isAtLeast(version, minimum)).toBe(expected);
  });
});

describe('requiredGoVersion', () => {
  it('is the go line of our own module', async () => {
    expect(requiredGoVersion(await wrapperGoMod())).toMatch(/^1\.\d+\.\d+$/);
  });

  it('is not taken from a module whose name starts with go', () => {
    expect(() =>
      requiredGoVersion('module x\n\nrequire go.uber.org/zap v1.27.0'),
    ).toThrow('no "go" line');
  });
});

describe('GoNotUsableError', () => {
  it('says what was found, what to install, where from and why', () => {
    const { message } = new GoNotUsableError('go is go1.21.0', '1.26.0');
    expect(message).toContain('Go 1.26.0 or newer');
    expect(message).toContain('go is go1.21.0');
    expect(message).toContain('https://go.dev/dl');
    expect(message).toContain('the real controllers');
  });
});

describe('findGo', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'go-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  /** A `go` that knows its version and nothing else. */
  async function install(version: string): Promise<string> {
    const command = join(folder, `go${version}`);
    const answer = `go version go${version} linux/amd64`;
    await writeFile(command, `#!/bin/sh\necho "${answer}"\n`, { mode: 0o755 });
    return command;
  }

  it('takes the first that is new enough', async () => {
    const old = await install('1.21.5');
    const fitting = await install('1.26.3');
    const newer = await install('1.27.0');
    const missing = join(folder, 'nothing');
    await expect(
      findGo('1.26.0', [missing, old, fitting, newer]),
    ).resolves.toEqual({
      command: fitting,
      version: '1.26.3',
      platform: 'linux/amd64',
    });
  });

  it('says which one is too old', async () => {
    const old = await install('1.21.5');
    await expect(findGo('1.26.0', [old])).rejects.toThrow(
      `needs Go 1.26.0 or newer, and ${old} is go version go1.21.5 linux/amd64`,
    );
  });

  it('says that there is none', async () => {
    await expect(findGo('1.26.0', [join(folder, 'nothing')])).rejects.toThrow(
      'no "go" command was found',
    );
  });
});
