/**
 * One node to play.
 *
 * @public
 */
export interface NodeSpec {
  readonly name: string;
  /** Label `topology.kubernetes.io/zone`. */
  readonly zone?: string;
  /** Label `node.kubernetes.io/instance-type`; default `standard-16`. */
  readonly instanceType?: string;
  /** Quantity; default `32`. */
  readonly cpu?: string;
  /** Quantity; default `128Gi`. */
  readonly memory?: string;
  /** How many pods fit; default 500. */
  readonly pods?: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * Nodes in a row, `<prefix>-1` and so on, spread evenly over the zones.
 *
 * @public
 */
export interface NodeRange {
  readonly count: number;
  readonly zones: readonly string[];
  /** Default `node`. */
  readonly prefix?: string;
}

/** @public */
export type Nodes = readonly NodeSpec[] | NodeRange;

export function nodeSpecs(nodes: Nodes): readonly NodeSpec[] {
  if (!('count' in nodes)) return nodes;
  const { count, zones, prefix = 'node' } = nodes;
  return Array.from({ length: count }, (_, index) => ({
    name: `${prefix}-${index + 1}`,
    zone: zones[index % zones.length],
  }));
}
