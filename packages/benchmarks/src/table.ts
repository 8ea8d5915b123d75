import type { Result } from './result';

const columns = [
  ['benchmark', 'benchmark'],
  ['figure', 'figure'],
  ['ours', 'ours'],
  ['peer', 'peer'],
  ['ratio', 'ratio'],
  ['target', 'target'],
  ['limit', 'physical limit'],
] as const;

/** Results as a table of text, one line each, with the verdict at the end. */
export function table(results: readonly Result[]): string {
  const rows = [
    [...columns.map(([, title]) => title), ''],
    ...results.map(result => [
      ...columns.map(([key]) => result[key]),
      result.met ? 'met' : 'MISSED',
    ]),
  ];
  const widths = rows[0]!.map((_, column) =>
    Math.max(...rows.map(row => row[column]!.length)),
  );
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
