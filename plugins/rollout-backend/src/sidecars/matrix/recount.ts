import type { PodGroup } from '@pilotage/fleet-node';
import type { Cell } from './MatrixCells';
import type { MatrixState } from './MatrixState';

/**
 * Counts all pods of all groups anew and compares with what has been kept.
 *
 * @returns one line for each cell that is wrong.
 */
export function recount(
  { cells, boards, applications }: MatrixState,
  groupsOf: (cluster: string) => Iterable<PodGroup>,
): string[] {
  const pods = new Int32Array(cells.size);
  for (const board of boards) {
    for (const group of groupsOf(board.knowledge.cluster)) {
      for (const cell of board.entry(group.id)?.cells ?? []) {
        pods[cell.id]! += group.pods;
        if (cell.total) pods[cell.total.id]! += group.pods;
      }
    }
  }
  const wrong: string[] = [];
  const compare = (cell: Cell) => {
    if (cell.pods !== pods[cell.id])
      wrong.push(
        `${cell.name} ${cell.image} on ${cell.cluster}: ${cell.pods}, not ${
          pods[cell.id]
        }`,
      );
  };
  for (const { total, lines } of cells.sidecars.values()) {
    total.cells.forEach(compare);
    for (const line of lines) line.cells.forEach(compare);
  }
  for (const { own } of applications.values()) {
    for (const line of own.values()) line.cells.forEach(compare);
  }
  return wrong;
}
