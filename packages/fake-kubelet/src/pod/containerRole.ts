import type { ContainerSpec, PodSpec } from './podTypes';

/** How a container belongs to its pod. A `sidecar` is an init container with restartPolicy Always. */
export type ContainerRole = 'init' | 'sidecar' | 'app';

export interface RoledContainer {
  readonly spec: ContainerSpec;
  readonly role: ContainerRole;
}

/** All containers of a pod in the order in which they start. */
export function roledContainers(pod: PodSpec): readonly RoledContainer[] {
  const init = (pod.initContainers ?? []).map(
    (spec): RoledContainer => ({
      spec,
      role: spec.restartPolicy === 'Always' ? 'sidecar' : 'init',
    }),
  );
  const app = pod.containers.map(
    (spec): RoledContainer => ({ spec, role: 'app' }),
  );
  return [...init, ...app];
}
