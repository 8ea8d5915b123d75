import type {
  SidecarRule,
  SidecarSummary,
} from '@pilotage/plugin-rollout-common';
import { imageVersion } from '../classify/imageVersion';
import type { Application } from './Application';
import { askedLines } from './askedLines';
import type { ApplicationLine, Cell, Sidecar } from './MatrixCells';
import type { MatrixState } from './MatrixState';
import type { Sight } from './Sight';
import { byText, Tally } from './tally';

/** Every sidecar that some pod of the filtered applications has, or should have; most pods first. */
export function summaries(
  { cells }: MatrixState,
  sight: Sight,
  asked: ReadonlySet<Application> | undefined,
): SidecarSummary[] {
  return [...cells.sidecars.values()]
    .flatMap(sidecar => summary(sidecar, sight, asked) ?? [])
    .sort((a, b) => b.pods - a.pods || byText(a.name, b.name));
}

function summary(
  sidecar: Sidecar,
  sight: Sight,
  asked: ReadonlySet<Application> | undefined,
): SidecarSummary | undefined {
  const lines = asked && [...askedLines(sidecar, asked)];
  // The totals of all applications are kept; those of some have to be counted.
  const counted: readonly Cell[] = lines
    ? lines.flatMap(({ cells }) => cells)
    : sidecar.total.cells;
  const tally = Tally.of(counted, sight);
  if (tally.pods === 0) return undefined;
  return {
    name: sidecar.name,
    rules: rulesOf(counted, sight),
    pods: tally.running,
    counts: tally.counts,
    versions: withWanted(sidecar.name, tally, sight),
    applications:
      lines || !sight.complete
        ? applicationsOf(lines ?? sidecar.lines, sight)
        : sidecar.lines.size,
    ...ownerOf(sidecar.name, sight),
    sidecarSets: setsOf(sidecar.name, sight).map(({ cluster, facts }) => ({
      cluster,
      name: facts.name,
    })),
  };
}

/** The SidecarSets that inject a container of this name, in the order of the clusters. */
function setsOf(container: string, { boards }: Sight) {
  return boards.flatMap(({ knowledge }) =>
    [...knowledge.sidecarSets.values()]
      .filter(({ containers }) => containers.has(container))
      .map(facts => ({ cluster: knowledge.cluster, knowledge, facts })),
  );
}

/** Whose sidecar it is: the entity that leads to its SidecarSet. */
export function ownerOf(
  container: string,
  sight: Sight,
): { readonly ownerEntityRef?: string; readonly owner?: string } {
  for (const { knowledge, facts } of setsOf(container, sight)) {
    const entity = knowledge.entityOfSidecarSet(facts);
    if (entity) {
      const { entityRef, owner } = entity;
      return {
        ownerEntityRef: entityRef,
        ...(owner === undefined ? {} : { owner }),
      };
    }
  }
  return {};
}

function withWanted(
  container: string,
  tally: Tally,
  sight: Sight,
): SidecarSummary['versions'] {
  const wanted = new Set(
    setsOf(container, sight).map(({ facts }) =>
      imageVersion(facts.containers.get(container)!.image),
    ),
  );
  return tally.versions.map(entry => ({
    ...entry,
    wanted: wanted.has(entry.version),
  }));
}

function rulesOf(cells: readonly Cell[], sight: Sight): SidecarRule[] {
  // Few, so that looking through them is quicker than making a key for each cell.
  const rules: SidecarRule[] = [];
  for (const cell of cells) {
    const { rule } = cell;
    if (!rule || sight.stateOf(cell) === -1) continue;
    const known = rules.some(
      ({ type, detail }) => type === rule.type && detail === rule.detail,
    );
    if (!known) rules.push(rule);
  }
  return rules.sort(
    (a, b) => byText(a.type, b.type) || byText(a.detail, b.detail),
  );
}

function applicationsOf(
  lines: Iterable<ApplicationLine>,
  sight: Sight,
): number {
  let count = 0;
  for (const { cells } of lines) {
    if (cells.some(cell => sight.stateOf(cell) !== -1)) count += 1;
  }
  return count;
}
