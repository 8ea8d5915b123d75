import { parse } from 'yaml';
import { controllers } from '../components/controllers';
import type { ControllerName } from '../components/controllers';
import type { ImageHistory, Images } from './imageHistory';

/** One cluster of a fleet. */
export interface FleetCluster {
  readonly name: string;
  /** For example `prod`. */
  readonly environment: string;
  readonly controllers: readonly ControllerName[];
  /** Names of further files of objects, created before the cluster's own. */
  readonly shared: readonly string[];
  readonly nodes: { readonly count: number; readonly zones: readonly string[] };
  /** Names of nodes to cordon. */
  readonly cordoned: readonly string[];
  /** Keys of objects that are there, and rolled out, before the others. */
  readonly first: readonly string[];
  readonly history: readonly ImageHistory[];
}

/**
 * What the embedded fleet plays besides, and nobody runs here: objects of kinds that are not installed are left out.
 */
const PLAYED = ['velero', 'cert-manager'];

/** A DNS label of at most 40 characters: it becomes part of file names. */
const NAME = /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/;

/**
 * Reads a fleet file:
 *
 * ```yaml
 * clusters:
 *   - name: prod-eu
 *     environment: prod
 *     controllers: [kruise]
 *     nodes: { count: 6, zones: [eu-a, eu-b, eu-c] }
 *     shared: [platform]
 *     first: [shop/Deployment/old]
 *     cordoned: [node-2]
 *     history:
 *       - workload: shop/CloneSet/checkout
 *         images: [{ main: 'checkout:1' }, { main: 'checkout:2' }]
 * ```
 *
 * @throws Error naming the cluster and the field that is wrong.
 */
export function parseFleet(text: string): FleetCluster[] {
  const fleet = parse(text) as { clusters?: unknown } | null;
  if (!Array.isArray(fleet?.clusters) || fleet.clusters.length === 0)
    throw new Error('The fleet file has no list "clusters"');
  const clusters = fleet.clusters.map(parseCluster);
  const names = new Set(clusters.map(({ name }) => name));
  if (names.size < clusters.length)
    throw new Error('Two clusters of the fleet have the same name');
  return clusters;
}

function parseCluster(value: unknown, index: number): FleetCluster {
  const entry = (value ?? {}) as Record<string, unknown>;
  const { name, environment, controllers: wanted = [], nodes } = entry;
  const { cordoned = [], history = [], shared = [], first = [] } = entry;
  const wrong = (field: string, expected: string) =>
    new Error(
      `Cluster ${
        typeof name === 'string' ? name : index + 1
      } of the fleet: "${field}" must be ${expected}`,
    );
  if (typeof name !== 'string' || !NAME.test(name))
    throw wrong('name', 'a short DNS label');
  if (typeof environment !== 'string' || environment === '')
    throw wrong('environment', 'a name such as prod');
  if (!Array.isArray(wanted) || !wanted.every(isKnown))
    throw wrong(
      'controllers',
      `a list out of ${[...Object.keys(controllers), ...PLAYED].join(', ')}`,
    );
  const { count, zones } = (nodes ?? {}) as Record<string, unknown>;
  if (!Number.isInteger(count) || (count as number) < 1)
    throw wrong('nodes.count', 'a positive number');
  if (!isListOfNames(cordoned)) throw wrong('cordoned', 'a list of node names');
  if (!isListOfNames(shared)) throw wrong('shared', 'a list of file names');
  if (!isListOfNames(first)) throw wrong('first', 'a list of objects');
  if (!Array.isArray(history) || !history.every(isHistory))
    throw wrong(
      'history',
      'a list of { workload, images: [{ container: image }] }',
    );
  if (!isListOfNames(zones) || zones.length === 0)
    throw wrong('nodes.zones', 'a list of names');
  return {
    name,
    environment,
    controllers: wanted.filter(isController),
    shared,
    first,
    nodes: { count: count as number, zones },
    cordoned,
    history,
  };
}

function isController(name: unknown): name is ControllerName {
  return typeof name === 'string' && Object.hasOwn(controllers, name);
}

function isKnown(name: unknown): boolean {
  return isController(name) || PLAYED.includes(String(name));
}

function isImageOrFields(value: unknown): boolean {
  return typeof value === 'object' ? value !== null : isListOfNames([value]);
}

function isListOfNames(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.every(zone => typeof zone === 'string' && zone !== '')
  );
}

function isHistory(value: unknown): value is ImageHistory {
  const { workload, images } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof workload === 'string' &&
    Array.isArray(images) &&
    images.length > 0 &&
    images.every(isListOfImages)
  );
}

function isListOfImages(value: unknown): value is Images {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(isImageOrFields)
  );
}
