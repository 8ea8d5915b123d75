import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withBuildLock } from './buildLock';

describe('withBuildLock', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'build-lock-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  it('lets one in at a time, tells the other whom it waits for, and leaves no file', async () => {
    const lines: string[] = [];
    const options = {
      directory,
      report: (line: string) => lines.push(line),
      pollMs: 5,
    };
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      // Long enough for the other one to look at the lock.
      while (lines.length === 0) await new Promise(setImmediate);
      inside -= 1;
    };
    await Promise.all([
      withBuildLock(options, work),
      withBuildLock(options, work),
    ]);
    expect(most).toBe(1);
    expect(lines).toEqual([`waiting for the build of process ${process.pid}`]);
    expect(await readdir(directory)).toEqual([]);
  });

  it('takes over from a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(join(directory, 'build.lock'), String(pid));
    const result = await withBuildLock(
      { directory, report: () => {} },
      async () => 'built',
    );
    expect(result).toBe('built');
  });

  it('gives the lock back when the work fails', async () => {
    const failing = withBuildLock({ directory, report: () => {} }, async () => {
      throw new Error('compiler says no');
    });
    await expect(failing).rejects.toThrow('compiler says no');
    expect(await readdir(directory)).toEqual([]);
  });
});
