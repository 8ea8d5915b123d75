import type { SidecarFleetQuery } from '@pilotage/plugin-rollout-common';
import { sidecarPodStates } from '@pilotage/plugin-rollout-common';
import { askedApplications, askedLines } from './askedLines';
import type { MatrixState } from './MatrixState';
import type { Sight } from './Sight';
import type { SidecarMatrixRow } from './types';

/** Every cell a query finds, of all sidecars or of the one it names, in no particular order. */
export function* exportRows(
  { cells, boards, applications }: MatrixState,
  sight: Sight,
  query: SidecarFleetQuery,
): Iterable<SidecarMatrixRow> {
  const asked = askedApplications(applications, query);
  for (const sidecar of cells.sidecars.values()) {
    if (query.sidecar !== undefined && query.sidecar !== sidecar.name) continue;
    for (const line of askedLines(sidecar, asked)) {
      for (const cell of line.cells) {
        const state = sidecarPodStates[sight.stateOf(cell)];
        if (state === undefined) continue;
        if (query.state !== undefined && query.state !== state) continue;
        yield {
          sidecar: sidecar.name,
          rule: cell.rule!,
          application: line.application.ref,
          cluster: boards[cell.cluster]!.knowledge.cluster,
          version: cell.version,
          image: cell.image,
          state,
          pods: cell.pods,
        };
      }
    }
  }
}
