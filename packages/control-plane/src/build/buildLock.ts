import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** How the lock tells its user what it waits for. */
export interface BuildLockOptions {
  readonly directory: string;
  readonly report: (line: string) => void;
  /** Milliseconds between two looks at a lock that another process holds. */
  readonly pollMs?: number;
}

/**
 * Runs `work` while holding the only build lock of a cache. Builds are minutes of every core, so two runs of
 * the suite must not build side by side. A lock whose holder is gone is taken over.
 */
export async function withBuildLock<T>(
  options: BuildLockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const { directory, report, pollMs = 500 } = options;
  const file = join(directory, 'build.lock');
  await mkdir(directory, { recursive: true });
  let told = false;
  while (!(await take(file))) {
    const holder = await holderOf(file);
    if (holder === undefined || !isAlive(holder)) {
      await rm(file, { force: true });
      continue;
    }
    if (!told) report(`waiting for the build of process ${holder}`);
    told = true;
    await delay(pollMs);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  const mine = `${file}.${process.pid}`;
  await writeFile(mine, String(process.pid));
  try {
    // A link appears with its content and fails when the name exists: no reader ever sees an empty lock.
    await link(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(mine, { force: true });
  }
}

async function holderOf(file: string): Promise<number | undefined> {
  try {
    const pid = Number(await readFile(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
