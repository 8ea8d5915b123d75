import { parse, parseAllDocuments } from 'yaml';

/** An object as it is written, before a server has seen it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly [field: string]: unknown;
}

/** Images a workload ran before its manifest, oldest first; each maps container names to images. */
interface WorkloadHistory {
  /** `<namespace>/<kind>/<name>`. */
  readonly workload: string;
  readonly images: readonly Readonly<Record<string, string>>[];
}

/** One cluster of a fleet, with all that is to be in it. */
export interface ClusterPlan {
  readonly name: string;
  readonly environment: string;
  readonly kruise: boolean;
  readonly nodes: { readonly count: number; readonly zones: readonly string[] };
  /** Names of nodes to cordon. */
  readonly cordoned: readonly string[];
  readonly manifests: readonly Manifest[];
  readonly history: readonly WorkloadHistory[];
}

/** The identity by which a fleet file names a workload. */
export function workloadKey({ kind, metadata }: Manifest): string {
  return `${metadata.namespace ?? 'default'}/${kind}/${metadata.name}`;
}

/** The cluster names in a fleet file, each of which has a file of manifests beside it. */
export function clusterNames(fleetText: string): readonly string[] {
  return fleetEntries(fleetText).map(({ name }) => String(name));
}

/**
 * Reads a fleet.
 *
 * @param files.fleet - content of `fleet.yaml`
 * @param files.manifests - content of `<cluster>.yaml` by cluster name
 * @throws Error that names cluster and field
 */
export function parseFleetPlan(files: {
  readonly fleet: string;
  readonly manifests: Readonly<Record<string, string>>;
}): readonly ClusterPlan[] {
  return fleetEntries(files.fleet).map(entry => {
    const { name, environment, controllers, nodes, cordoned, history } = entry;
    const wrong = (field: string, expected: string) =>
      new Error(
        `Cluster ${String(name)} of the fleet: "${field}" must be ${expected}`,
      );
    if (typeof name !== 'string') throw wrong('name', 'a name');
    if (typeof environment !== 'string') throw wrong('environment', 'a name');
    if (!isNodes(nodes)) throw wrong('nodes', '{ count, zones }');
    const manifests = parseManifests(files.manifests[name] ?? '', name);
    return {
      name,
      environment,
      kruise: isList(controllers) && controllers.includes('kruise'),
      nodes,
      cordoned: isList(cordoned) ? cordoned.map(String) : [],
      manifests,
      history: (isList(history) ? history : []).map(value =>
        parseHistory(value, manifests, wrong),
      ),
    };
  });
}

function fleetEntries(text: string): readonly Record<string, unknown>[] {
  const fleet = parse(text) as { clusters?: unknown } | null;
  if (!isList(fleet?.clusters) || fleet.clusters.length === 0) {
    throw new Error('The fleet file has no list "clusters"');
  }
  return fleet.clusters as readonly Record<string, unknown>[];
}

function parseManifests(text: string, cluster: string): readonly Manifest[] {
  return parseAllDocuments(text).flatMap(document => {
    const [error] = document.errors;
    if (error) throw new Error(`${cluster}.yaml: ${error.message}`);
    const manifest = document.toJS() as Manifest | null;
    if (manifest === null) return [];
    if (!manifest.kind || !manifest.apiVersion || !manifest.metadata?.name) {
      throw new Error(
        `${cluster}.yaml: an object lacks apiVersion, kind or name`,
      );
    }
    return [manifest];
  });
}

function parseHistory(
  value: unknown,
  manifests: readonly Manifest[],
  wrong: (field: string, expected: string) => Error,
): WorkloadHistory {
  const { workload, images } = value as Partial<WorkloadHistory>;
  if (!manifests.some(manifest => workloadKey(manifest) === workload)) {
    throw wrong(
      'history.workload',
      `<namespace>/<kind>/<name> of a manifest, not ${workload}`,
    );
  }
  if (!isList(images)) throw wrong('history.images', 'a list');
  return { workload: workload!, images: images as WorkloadHistory['images'] };
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isNodes(value: unknown): value is ClusterPlan['nodes'] {
  const { count, zones } = (value ?? {}) as Partial<ClusterPlan['nodes']>;
  return Number.isInteger(count) && isList(zones) && zones.length > 0;
}
