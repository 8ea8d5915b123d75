import type { NodeGroup } from './nodeGroups';

/** Squares shrink with the number of nodes, so that 5,000 still fit on one screen: pixels. */
export function nodeSquare(total: number): {
  readonly cell: number;
  readonly gap: number;
} {
  if (total <= 300) return { cell: 16, gap: 3 };
  if (total <= 1_500) return { cell: 11, gap: 2 };
  return { cell: 8, gap: 2 };
}

/** Groups by pool, in the order they come. */
export function poolsOf(groups: readonly NodeGroup[]): readonly {
  readonly pool: string;
  readonly zones: readonly NodeGroup[];
}[] {
  const pools = new Map<string, NodeGroup[]>();
  for (const group of groups) {
    const zones = pools.get(group.pool);
    if (zones) zones.push(group);
    else pools.set(group.pool, [group]);
  }
  return [...pools].map(([pool, zones]) => ({ pool, zones }));
}
