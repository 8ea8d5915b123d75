import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManagedProcess } from './managedProcess';
import type { ProcessSpec } from './managedProcess';
import { Watchdog } from './watchdog';

// Real processes on a busy machine.
jest.setTimeout(60_000);

describe('ManagedProcess', () => {
  let folder: string;
  let watchdog: Watchdog;
  let logFile: string;
  let unexpected: string[];
  let tellUnexpected: () => void;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pilotage-cluster-process-'));
    await mkdir(join(folder, 'logs'));
    logFile = join(folder, 'logs', 'shell.log');
    watchdog = new Watchdog(folder);
    unexpected = [];
    tellUnexpected = () => {};
  });

  afterEach(async () => {
    await watchdog.release();
  });

  function shell(
    script: string,
    changes: Partial<ProcessSpec> = {},
  ): ManagedProcess {
    return new ManagedProcess({
      spec: {
        name: 'shell',
        command: '/bin/sh',
        args: ['-c', script],
        cwd: folder,
        logFile,
        isReady: async () =>
          (await readFile(logFile, 'utf8')).endsWith('ready\n'),
        readyTimeoutMs: 20_000,
        ...changes,
      },
      watchdog,
      onUnexpectedExit: message => {
        unexpected.push(message);
        tellUnexpected();
      },
    });
  }

  it('starts, is killed without complaint, and starts again', async () => {
    const process = shell('echo ready; exec sleep 600');
    await process.start();
    const first = process.pid;
    expect(first).toBeGreaterThan(0);
    await process.kill();
    expect(process.pid).toBeUndefined();
    await process.start();
    expect(process.pid).not.toBe(first);
    await process.kill();
    expect(unexpected).toEqual([]);
  });

  it('fails with the end of its log when it dies before it is ready', async () => {
    const process = shell('echo no such flag >&2; exit 3');
    await expect(process.start()).rejects.toThrow(
      /^shell ended with status 3\. The end of .*shell\.log:\n {4}no such flag$/,
    );
    expect(process.pid).toBeUndefined();
    expect(unexpected).toEqual([]);
  });

  it('is ended when it is not ready in time', async () => {
    const process = shell('echo still thinking; exec sleep 600', {
      readyTimeoutMs: 100,
    });
    await expect(process.start()).rejects.toThrow('was not ready within 0.1 s');
    expect(process.pid).toBeUndefined();
  });

  it('says so when the program does not exist', async () => {
    const process = shell('', { command: join(folder, 'nothing-here') });
    await expect(process.start()).rejects.toThrow(/could not start: .*ENOENT/);
  });

  it('reports a crash that nobody asked for', async () => {
    const process = shell(
      'echo ready; read line < pipe; echo panic; kill -SEGV $$',
    );
    const told = new Promise<void>(resolve => {
      tellUnexpected = resolve;
    });
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await process.start();
    execFileSync('/bin/sh', ['-c', 'echo go > pipe'], { cwd: folder });
    await told;
    expect(unexpected).toEqual([
      expect.stringMatching(/^shell ended by SIGSEGV.*\n {4}ready\n {4}panic/),
    ]);
  });

  it('gives a program that asks for it time to end', async () => {
    const process = shell(
      'trap "echo goodbye; exit 0" TERM; echo ready; while :; do sleep 0.01; done',
    );
    await process.start();
    await process.stop(20_000);
    expect(await readFile(logFile, 'utf8')).toBe('ready\ngoodbye\n');
  });

  it('insists when it does not end', async () => {
    const process = shell(
      'trap "" TERM; echo ready; while :; do sleep 0.01; done',
    );
    await process.start();
    await process.stop(50);
    expect(process.pid).toBeUndefined();
  });

  it('ends a paused program', async () => {
    const process = shell('echo ready; exec sleep 600');
    await process.start();
    process.pause();
    await process.stop(20_000);
    expect(process.pid).toBeUndefined();
  });

  it('hands on nothing of our environment but the PATH', async () => {
    const process = shell(
      'env | sed "s/=.*//" | sort | tr "\\n" " "; echo; echo ready; exec sleep 600',
      {
        env: { OWN: '1' },
      },
    );
    await process.start();
    await process.kill();
    const names = (await readFile(logFile, 'utf8'))
      .split('\n')[0]
      ?.trim()
      .split(' ');
    expect(
      names?.filter(name => !['_', 'PWD', 'SHLVL'].includes(name)),
    ).toEqual(['HOME', 'OWN', 'PATH']);
  });
});
