import { fstatSync } from 'node:fs';

/**
 * Resolves when the process that started us is gone, provided it holds the other end of our standard input as
 * our scripts do. A terminal or a file says nothing about a parent: then it never resolves.
 */
export function parentGone(): Promise<void> {
  return new Promise(resolve => {
    const input = fstatSync(0);
    if (!input.isFIFO() && !input.isSocket()) return;
    process.stdin.once('close', resolve).once('end', resolve).resume();
  });
}
