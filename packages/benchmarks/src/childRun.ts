import { fork } from 'node:child_process';

const nodeTransform = require.resolve(
  '@backstage/cli/config/nodeTransform.cjs',
);

/** A script in a process of its own, which reports one thing. */
export interface ChildRun<T> {
  readonly report: Promise<T>;
  kill(): void;
}

/**
 * Runs a TypeScript file in a process of its own, so that its CPU time and memory are its own too.
 *
 * @throws Error through `report` when the child ends without one.
 */
export function childRun<T>(
  file: string,
  args: readonly string[],
): ChildRun<T> {
  const child = fork(file, [...args], {
    execArgv: ['--expose-gc', '--no-warnings', '--require', nodeTransform],
  });
  const reported = new Promise<T>((resolve, reject) => {
    child.on('message', received => {
      // The loader of TypeScript sends messages of its own.
      if (isReport(received)) resolve(received.report as T);
    });
    child.once('exit', code => {
      reject(
        new Error(
          `${file} ended with ${code} before it had anything to report`,
        ),
      );
    });
  });
  return { report: reported, kill: () => child.kill() };
}

/** Called in the child: hands its one report to the parent. */
export function report(value: object, done?: () => void): void {
  process.send?.({ report: value }, () => done?.());
}

function isReport(message: unknown): message is { report: unknown } {
  return typeof message === 'object' && message !== null && 'report' in message;
}
