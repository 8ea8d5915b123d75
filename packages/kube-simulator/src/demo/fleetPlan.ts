import type { NodeTrouble } from '@pilotage/fake-kubelet';
import { parse } from 'yaml';
import type { AddOn } from '../resources';
import { objectKey, parseManifests, type Manifest } from './manifest';
import { checkList, isList, isRecord } from './checks';

/** What containers were before, by name: an image, or fields of the container. */
export type EarlierContainers = Readonly<
  Record<string, string | Readonly<Record<string, unknown>>>
>;

/** States of a workload or SidecarSet before its manifest, oldest first. */
interface ObjectHistory {
  /** {@link objectKey} of it. */
  readonly workload: string;
  readonly images: readonly EarlierContainers[];
}

/** A change by hand in one pod of a workload. */
export interface Drift {
  /** {@link objectKey} of the workload. */
  readonly workload: string;
  readonly container: string;
  readonly image: string;
}

/** One cluster of a fleet, with all that is to be in it. */
export interface ClusterPlan {
  readonly name: string;
  readonly environment: string;
  readonly kruise: boolean;
  readonly addOns: readonly AddOn[];
  readonly nodes: { readonly count: number; readonly zones: readonly string[] };
  /** Names of nodes to cordon. */
  readonly cordoned: readonly string[];
  /** By name of node. */
  readonly troubled: Readonly<Record<string, readonly NodeTrouble[]>>;
  readonly manifests: readonly Manifest[];
  /** Keys of objects that are rolled out before the others exist. */
  readonly first: readonly string[];
  readonly history: readonly ObjectHistory[];
  readonly drifted: readonly Drift[];
  /** Keys of objects that are deleted in the end. */
  readonly deleted: readonly string[];
}

const addOns: readonly AddOn[] = ['velero', 'cert-manager'];

/** The files of manifests a fleet file wants beside it, without their ending. */
export function manifestFiles(fleetText: string): readonly string[] {
  return [
    ...new Set(
      fleetEntries(fleetText).flatMap(({ name, shared }) => [
        String(name),
        ...(isList(shared) ? shared.map(String) : []),
      ]),
    ),
  ];
}

/**
 * Reads a fleet.
 *
 * @param files.fleet - content of `fleet.yaml`
 * @param files.manifests - content of each of {@link manifestFiles}
 * @throws Error that names cluster and field
 */
export function parseFleetPlan(files: {
  readonly fleet: string;
  readonly manifests: Readonly<Record<string, string>>;
}): readonly ClusterPlan[] {
  return fleetEntries(files.fleet).map(entry => {
    const { name, environment, controllers, nodes, shared, troubled } = entry;
    const wrong = (field: string, expected: string) =>
      new Error(
        `Cluster ${String(name)} of the fleet: "${field}" must be ${expected}`,
      );
    if (typeof name !== 'string') throw wrong('name', 'a name');
    if (typeof environment !== 'string') throw wrong('environment', 'a name');
    if (!isNodes(nodes)) throw wrong('nodes', '{ count, zones }');
    const manifests = [...(isList(shared) ? shared.map(String) : []), name]
      .map(file => parseManifests(files.manifests[file] ?? '', `${file}.yaml`))
      .flat();
    const known = new Set(manifests.map(objectKey));
    const keys = (field: 'first' | 'deleted') =>
      checkList(entry[field], key =>
        known.has(String(key))
          ? String(key)
          : fail(wrong(field, `a list of objects, and has no ${String(key)}`)),
      );
    return {
      name,
      environment,
      kruise: isList(controllers) && controllers.includes('kruise'),
      addOns: addOns.filter(
        addOn => isList(controllers) && controllers.includes(addOn),
      ),
      nodes,
      cordoned: checkList(entry.cordoned, String),
      troubled: isRecord(troubled) ? (troubled as ClusterPlan['troubled']) : {},
      manifests,
      first: keys('first'),
      deleted: keys('deleted'),
      history: checkList(entry.history, value =>
        parseHistory(value, known, wrong),
      ),
      drifted: checkList(entry.drifted, value => value as Drift),
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

function parseHistory(
  value: unknown,
  known: ReadonlySet<string>,
  wrong: (field: string, expected: string) => Error,
): ObjectHistory {
  const { workload, images } = value as Partial<ObjectHistory>;
  if (workload === undefined || !known.has(workload)) {
    throw wrong(
      'history.workload',
      `<namespace>/<kind>/<name> of a manifest, not ${workload}`,
    );
  }
  if (!isList(images)) throw wrong('history.images', 'a list');
  return { workload, images: images as ObjectHistory['images'] };
}

function isNodes(value: unknown): value is ClusterPlan['nodes'] {
  const { count, zones } = (value ?? {}) as Partial<ClusterPlan['nodes']>;
  return Number.isInteger(count) && isList(zones) && zones.length > 0;
}

function fail(error: Error): never {
  throw error;
}
