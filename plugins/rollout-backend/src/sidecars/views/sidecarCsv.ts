import type { SidecarMatrixRow } from '../matrix/types';

const columns: readonly (readonly [
  title: string,
  value: (row: SidecarMatrixRow) => string | number,
])[] = [
  ['sidecar', row => row.sidecar],
  ['rule', row => row.rule.type],
  ['rule detail', row => row.rule.detail],
  ['namespace', row => row.application.namespace],
  ['application', row => row.application.name],
  ['entity', row => row.application.entityRef ?? ''],
  ['owner', row => row.application.owner ?? ''],
  ['cluster', row => row.cluster],
  ['version', row => row.version],
  ['image', row => row.image],
  ['state', row => row.state],
  ['pods', row => row.pods],
];

/** The matrix as RFC 4180 says, with a line of titles. Consumes the rows at once. */
export function sidecarCsv(rows: Iterable<SidecarMatrixRow>): string {
  const lines = [columns.map(([title]) => csvCell(title)).join(',')];
  for (const row of rows) {
    lines.push(columns.map(([, value]) => csvCell(value(row))).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

/**
 * One cell. Names come from clusters, and a spreadsheet would take a text that begins like a formula for one and run it;
 * an apostrophe in front makes it a text again.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[\s]*[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
