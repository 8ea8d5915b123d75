import type { Applications } from './Applications';
import type { ClusterBoard } from './ClusterBoard';
import type { MatrixCells } from './MatrixCells';

/** What questions are answered from. */
export interface MatrixState {
  readonly cells: MatrixCells;
  readonly applications: Applications;
  /** By number of the cluster. */
  readonly boards: readonly ClusterBoard[];
}
