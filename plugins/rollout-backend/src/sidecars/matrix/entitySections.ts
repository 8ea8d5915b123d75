import { parseLabelSelector } from '@pilotage/fleet-node';
import type {
  SidecarEntitySection,
  SidecarRule,
} from '@pilotage/plugin-rollout-common';
import { imageVersion } from '../classify/imageVersion';
import type { ClusterBoard } from './ClusterBoard';
import type { Cell } from './MatrixCells';
import type { OwnerGroups } from './OwnerGroups';
import type { Sight } from './Sight';
import { ownerOf } from './summaries';
import { byText, Tally } from './tally';
import type { EntityPodQuery } from './types';

/** Cells of the pods looked for, with the pods of those only. */
type Part = readonly [board: ClusterBoard, cells: readonly Cell[]];

/** Containers of the pods that queries find, by name: sidecars after the application's own, then in order of names. */
export function entitySections(
  sight: Sight,
  queries: readonly EntityPodQuery[],
): ReadonlyMap<string, SidecarEntitySection> {
  const wanted = new Map<string, ((owner: OwnerGroups) => boolean)[]>();
  for (const query of queries) {
    wanted.set(query.cluster, [
      ...(wanted.get(query.cluster) ?? []),
      ownerFilter(query),
    ]);
  }
  const parts = sight.boards.flatMap((board): Part[] => {
    const filters = wanted.get(board.knowledge.cluster);
    return filters ? [[board, cellsOf(board, filters)]] : [];
  });
  const names = new Set(
    parts.flatMap(([, cells]) => cells.map(({ name }) => name)),
  );
  return new Map(
    [...names]
      .map(name => section(name, parts, sight))
      .sort(
        (a, b) =>
          Number(a.rule !== undefined) - Number(b.rule !== undefined) ||
          byText(a.container, b.container),
      )
      .map(entry => [entry.container, entry]),
  );
}

/** As in the Kubernetes plugin the label selector may fit the workload, or its pods. */
function ownerFilter({ namespace, labelSelector = '' }: EntityPodQuery) {
  const matches = parseLabelSelector(labelSelector);
  return (owner: OwnerGroups) =>
    (namespace === undefined || namespace === owner.namespace) &&
    (matches(owner.labels) ||
      (owner.home.certain && matches(owner.home.workloadLabels)));
}

/** The cells of some owners, each with their pods alone. */
function cellsOf(
  board: ClusterBoard,
  filters: readonly ((owner: OwnerGroups) => boolean)[],
): Cell[] {
  const pods = new Map<Cell, number>();
  for (const owner of board.owners()) {
    if (!filters.some(fits => fits(owner))) continue;
    for (const id of owner.groups) {
      const entry = board.entry(id)!;
      for (const cell of entry.cells) {
        pods.set(cell, (pods.get(cell) ?? 0) + entry.pods);
      }
    }
  }
  return [...pods].map(([cell, count]) => ({ ...cell, pods: count }));
}

function section(
  container: string,
  parts: readonly Part[],
  sight: Sight,
): SidecarEntitySection {
  const named = parts
    .map(
      ([board, cells]): Part => [
        board,
        cells.filter(({ name }) => name === container),
      ],
    )
    .filter(([, cells]) => cells.length > 0);
  const rule = mostUsedRule(named.flatMap(([, cells]) => cells));
  return {
    container,
    rule,
    ...(rule ? ownerOf(container, sight) : {}),
    sources: named.flatMap(([board, cells]) =>
      sourcesOf(container, board, cells),
    ),
    rows: named.map(([board, cells]) => {
      const tally = Tally.of(cells, sight);
      return {
        cluster: board.knowledge.cluster,
        cells: tally.cells,
        notInjected: tally.notInjected,
      };
    }),
  };
}

/** A name may stand for different things on different clusters; what most pods say is shown. */
function mostUsedRule(cells: readonly Cell[]): SidecarRule | undefined {
  const rules = new Map<string, { rule: Cell['rule']; pods: number }>();
  for (const { rule, pods } of cells) {
    const key = `${rule?.type}\n${rule?.detail}`;
    rules.set(key, { rule, pods: (rules.get(key)?.pods ?? 0) + pods });
  }
  const [first] = [...rules].sort(
    ([a, one], [b, other]) => other.pods - one.pods || byText(a, b),
  );
  return first?.[1].rule;
}

/** The SidecarSets behind the container on one cluster. */
function sourcesOf(
  container: string,
  { knowledge }: ClusterBoard,
  cells: readonly Cell[],
): SidecarEntitySection['sources'] {
  const names = new Set(
    cells.flatMap(({ rule }) =>
      rule?.type === 'sidecar-set' ? [rule.detail] : [],
    ),
  );
  return [...names].sort(byText).flatMap(sidecarSet => {
    const facts = knowledge.sidecarSets.get(sidecarSet);
    if (!facts) return [];
    return [
      {
        cluster: knowledge.cluster,
        sidecarSet,
        wantedVersion: imageVersion(
          facts.containers.get(container)?.image ?? '',
        ),
        revision: facts.revision,
      },
    ];
  });
}
