import { spawn } from 'node:child_process';
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Watchdog } from './watchdog';

// Real processes on a busy machine.
jest.setTimeout(60_000);

/** Holds a pipe to us open for as long as it lives, so that its end is an event and needs no polling. */
function startSleeper() {
  const child = spawn('sleep', ['600'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<string | null>(resolve => {
    child.once('close', (_, signal) => resolve(signal));
  });
  return { child, pid: child.pid as number, ended };
}

describe('Watchdog', () => {
  let base: string;
  let folder: string;

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'watchdog-'));
    folder = join(base, 'pilotage-cluster-test');
    await mkdir(folder);
  });

  afterEach(async () => {
    await rm(base, { recursive: true });
  });

  it('kills what it watches and removes the folder when it is released', async () => {
    const watched = startSleeper();
    const forgotten = startSleeper();
    const watchdog = new Watchdog(folder);
    watchdog.watch(watched.pid);
    watchdog.watch(forgotten.pid);
    watchdog.forget(forgotten.pid);
    await watchdog.release();
    await expect(watched.ended).resolves.toBe('SIGKILL');
    await expect(access(folder)).rejects.toThrow('ENOENT');
    expect(forgotten.child.exitCode).toBeNull();
    forgotten.child.kill('SIGTERM');
    await expect(forgotten.ended).resolves.toBe('SIGTERM');
  });

  it('removes no folder that was not made for a cluster', async () => {
    const other = join(base, 'precious');
    await mkdir(other);
    await new Watchdog(other).release();
    await expect(access(other)).resolves.toBeUndefined();
  });

  it('does so too when its process is killed with SIGKILL', async () => {
    const script = join(base, 'parent.cjs');
    await writeFile(
      script,
      `
      require('@backstage/cli/config/nodeTransform.cjs');
      const { Watchdog } = require(${JSON.stringify(
        join(__dirname, 'watchdog.ts'),
      )});
      const { spawn } = require('node:child_process');
      const child = spawn('sleep', ['600'], { detached: true, stdio: ['ignore', 'inherit', 'ignore'] });
      new Watchdog(${JSON.stringify(folder)}).watch(child.pid);
      process.stderr.write('watching');
      setInterval(() => {}, 1000);
      `,
    );
    const parent = spawn(process.execPath, [script], {
      env: {
        ...process.env,
        NODE_PATH: join(__dirname, '../../../../node_modules'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await new Promise<void>((resolve, reject) => {
      parent.once('exit', code =>
        reject(new Error(`parent ended with ${code}`)),
      );
      parent.stderr.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('watching')) resolve();
      });
    });
    parent.kill('SIGKILL');
    // The sleeper inherited the parent's standard output: it closes when the last of the two is gone.
    await new Promise(resolve => parent.once('close', resolve));
    expect(parent.signalCode).toBe('SIGKILL');
  });
});
