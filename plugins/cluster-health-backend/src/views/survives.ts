import type { NodeRow } from '@pilotage/fleet-node';
import type { ClusterSummary } from '@pilotage/plugin-cluster-health-common';
import { isReady } from '../checks/shared/nodes';
import type { PodTally } from './podTally';

type Survives = Extract<ClusterSummary['survives'], { known: true }>['value'];

/**
 * What may be lost so that what its pods request still fits on the nodes that may take them. Sums, not a packing: a pod
 * larger than any gap is not seen.
 */
export function survives(
  nodes: readonly NodeRow[],
  requests: PodTally['requests'],
): Survives {
  const usable = nodes.filter(node => isReady(node) && !node.cordoned);
  const fitsWithout = (lost: (node: NodeRow) => boolean) => {
    const left = usable.filter(node => !lost(node));
    const sum = (of: (node: NodeRow) => number) =>
      left.reduce((total, node) => total + of(node), 0);
    return (
      left.length > 0 &&
      sum(({ allocatable }) => allocatable.cpuMilli) >= requests.cpuMilli &&
      sum(({ allocatable }) => allocatable.memoryBytes) >= requests.memoryBytes
    );
  };
  const zones = new Set(usable.map(({ zone }) => zone));
  const zonesKnown = zones.size > 1 && !zones.has('');
  if (
    zonesKnown &&
    [...zones].every(zone => fitsWithout(node => node.zone === zone))
  ) {
    return 'biggest-zone';
  }
  const biggest = [
    largest(usable, ({ allocatable }) => allocatable.cpuMilli),
    largest(usable, ({ allocatable }) => allocatable.memoryBytes),
  ];
  return biggest.every(name => fitsWithout(node => node.name === name))
    ? 'biggest-node'
    : 'nothing';
}

function largest(
  nodes: readonly NodeRow[],
  size: (node: NodeRow) => number,
): string | undefined {
  let found: NodeRow | undefined;
  for (const node of nodes) {
    if (!found || size(node) > size(found)) found = node;
  }
  return found?.name;
}
