import type { ContainerSpec, PodSpec, Quantities } from './podSpec';
import { isNative } from './podSpec';
import { cpuMilli, wholeUnits } from './quantity';
import type { PodRequests } from './podTypes';

/** CPU in thousandths of a core, memory in bytes. */
type Amounts = readonly [cpu: number, memory: number];

/**
 * What the scheduler reserves for a pod: the containers and native sidecars together, or what starting up needs at most,
 * whichever is more, and the overhead. Requests of the pod as a whole replace those of its containers.
 */
export function podRequests(spec: PodSpec): PodRequests {
  const { initContainers = [], containers = [] } = spec;
  let sidecars: Amounts = [0, 0];
  let starting: Amounts = [0, 0];
  for (const container of initContainers) {
    const needs = requestsOf(container);
    // Native sidecars start in order, and an init container runs beside those before it.
    if (isNative(container)) sidecars = plus(sidecars, needs);
    starting = most(
      starting,
      isNative(container) ? sidecars : plus(sidecars, needs),
    );
  }
  const running = containers.map(requestsOf).reduce(plus, sidecars);
  const needed = most(running, starting);
  const whole = spec.resources?.requests;
  const [cpu, memory] = plus(
    [
      whole?.cpu === undefined ? needed[0] : cpuMilli(whole.cpu),
      whole?.memory === undefined ? needed[1] : wholeUnits(whole.memory),
    ],
    amounts(spec.overhead),
  );
  const lasting = [...initContainers.filter(isNative), ...containers];
  return {
    cpuMilli: cpu,
    memoryBytes: memory,
    incomplete: lasting.filter(({ resources }) => {
      const { cpu: ownCpu, memory: ownMemory } = resources?.requests ?? {};
      return ownCpu === undefined || ownMemory === undefined;
    }).length,
    unlimited: lasting.filter(
      ({ resources }) => resources?.limits?.memory === undefined,
    ).length,
  };
}

function requestsOf({ resources }: ContainerSpec): Amounts {
  return amounts(resources?.requests);
}

function amounts(quantities: Quantities | undefined): Amounts {
  return [cpuMilli(quantities?.cpu), wholeUnits(quantities?.memory)];
}

function plus(a: Amounts, b: Amounts): Amounts {
  return [a[0] + b[0], a[1] + b[1]];
}

function most(a: Amounts, b: Amounts): Amounts {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
}
