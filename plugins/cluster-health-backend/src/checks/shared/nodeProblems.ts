import type { NodeCondition, NodeRow } from '@pilotage/fleet-node';

/** Conditions of the node problem detector and its kin that are bad when True; a type that is not here says nothing. */
const problems: Readonly<Record<string, 'hardware' | 'software'>> = {
  KernelDeadlock: 'software',
  ReadonlyFilesystem: 'hardware',
  CorruptDockerOverlay2: 'software',
  FrequentKubeletRestart: 'software',
  FrequentDockerRestart: 'software',
  FrequentContainerdRestart: 'software',
  FrequentUnregisterNetDevice: 'software',
  ContainerRuntimeUnhealthy: 'software',
  KubeletUnhealthy: 'software',
  NTPProblem: 'software',
  XfsShutdown: 'hardware',
  CperHardwareErrorFatal: 'hardware',
  DiskBadBlock: 'hardware',
  GPUFault: 'hardware',
};

/** A known problem of a node. */
export interface NodeProblem {
  readonly condition: NodeCondition;
  readonly class: 'hardware' | 'software';
}

/** Whether anything reports problems of this node at all. */
export function isWatched({ conditions }: NodeRow): boolean {
  return conditions.some(({ type }) => Object.hasOwn(problems, type));
}

/** The problems a node has. What is good when True (`…Ready`), and types nobody told us about, are none. */
export function problemsOf({ conditions }: NodeRow): readonly NodeProblem[] {
  return conditions.flatMap(condition =>
    condition.status === 'True' && Object.hasOwn(problems, condition.type)
      ? [{ condition, class: problems[condition.type]! }]
      : [],
  );
}
