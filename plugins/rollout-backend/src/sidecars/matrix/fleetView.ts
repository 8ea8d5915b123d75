import type {
  SidecarFleetQuery,
  SidecarFleetSection,
} from '@pilotage/plugin-rollout-common';
import { askedApplications, askedLines } from './askedLines';
import type { ApplicationLine, Cell, Sidecar } from './MatrixCells';
import type { MatrixState } from './MatrixState';
import { notesOf } from './notes';
import type { Sight } from './Sight';
import { summaries } from './summaries';
import { Tally } from './tally';
import type { SidecarFleetView } from './types';
import { worstLines } from './worstLines';

/** Rows of applications that are sent; a page of more would not be read. */
const mostRows = 500;

/** The fleet page as a query asks for it. */
export function fleetView(
  state: MatrixState,
  sight: Sight,
  query: SidecarFleetQuery,
): SidecarFleetView {
  const asked = askedApplications(state.applications, query);
  const sidecars = summaries(state, sight, asked);
  const selected = sidecars.some(({ name }) => name === query.sidecar)
    ? query.sidecar
    : sidecars[0]?.name;
  state.applications.rank();
  const sidecar =
    selected === undefined ? undefined : state.cells.sidecars.get(selected);
  const { lines, total } = worstLines(
    sidecar ? askedLines(sidecar, asked) : new Set(),
    sight,
    query,
    mostRows,
  );
  return {
    topic: {
      sidecars,
      ...(selected === undefined ? {} : { selected }),
      clusters: sight.clusters,
      applications: { shown: lines.length, total },
      environments: sight.environments,
      teams: state.applications.teams(),
    },
    sections: new Map<string, SidecarFleetSection>([
      ...lines.map(line => applicationRow(line, sight)),
      ...sidecars.flatMap(({ name }) =>
        clusterRows(state.cells.sidecars.get(name)!, sight),
      ),
    ]),
  };
}

function applicationRow(
  line: ApplicationLine,
  sight: Sight,
): [string, SidecarFleetSection] {
  return [`app/${line.application.key}`, rowOf(line, sight)];
}

/** Most applications are as they were half a second ago. */
function rowOf(line: ApplicationLine, sight: Sight): SidecarFleetSection {
  const { application, row } = line;
  if (!sight.clear) return makeRow(line, sight);
  const isCurrent =
    row?.type === 'application' && row.application === application.ref;
  return isCurrent ? row : (line.row = makeRow(line, sight));
}

function makeRow(
  { application, cells }: ApplicationLine,
  sight: Sight,
): SidecarFleetSection {
  const tally = Tally.of(cells, sight);
  const present = new Set(cells.map(({ cluster }) => cluster));
  return {
    type: 'application',
    application: application.ref,
    clusters: sight.boards
      .filter(({ index }) => present.has(index))
      .map(({ knowledge }) => knowledge.cluster),
    pods: tally.pods,
    cells: tally.cells,
    notInjected: tally.notInjected,
    notes: notesOf(tally.counts),
  };
}

function clusterRows(
  { name, total }: Sidecar,
  sight: Sight,
): [string, SidecarFleetSection][] {
  const byCluster: Cell[][] = [];
  for (const cell of total.cells) {
    (byCluster[cell.cluster] ??= []).push(cell);
  }
  return sight.boards.flatMap(({ index, knowledge: { cluster } }) => {
    const cells = byCluster[index];
    if (!cells) return [];
    const tally = Tally.of(cells, sight);
    const row: SidecarFleetSection = {
      type: 'cluster',
      sidecar: name,
      cluster,
      cells: tally.cells,
      notInjected: tally.notInjected,
    };
    return [[`cluster/${name}/${cluster}`, row]];
  });
}
