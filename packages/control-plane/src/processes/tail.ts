import { readFile } from 'node:fs/promises';

/** The last lines of a log file, indented, for an error message; says so when there is nothing. */
export async function tail(file: string, lines = 20): Promise<string> {
  const content = await readFile(file, 'utf8').catch(() => '');
  const last = content.trimEnd().split('\n').slice(-lines);
  return content.trim() === ''
    ? '    (the log is empty)'
    : last.map(line => `    ${line}`).join('\n');
}
