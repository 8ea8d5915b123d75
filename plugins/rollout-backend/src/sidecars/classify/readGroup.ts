import type { PodGroup } from '@pilotage/fleet-node';
import type {
  SidecarPodState,
  SidecarRule,
} from '@pilotage/plugin-rollout-common';
import { resolveInjected } from './hotUpgrade';
import { meshOf } from './meshProxies';
import type { RuleMatcher } from './sidecarRuleConfig';
import type { SidecarSetFacts } from './sidecarSetFacts';
import { selectsPods } from './sidecarSetFacts';
import { injectedState } from './sidecarState';

/** What one container of alike pods is, or would be. */
export interface ContainerReading {
  /** Container name; of a hot-upgrade pair the name of both. */
  readonly name: string;
  /** Empty when not injected. */
  readonly image: string;
  /** `undefined` for a container of the application. */
  readonly rule: SidecarRule | undefined;
  readonly state: SidecarPodState;
}

/** What the pods of one cluster are compared with. */
export interface ClusterContext {
  readonly sidecarSets: ReadonlyMap<string, SidecarSetFacts>;
  namespaceLabels(namespace: string): Readonly<Record<string, string>>;
  readonly matchRule: RuleMatcher;
}

/** Content of a group, without how many pods it has. */
export type GroupContent = Pick<
  PodGroup,
  'namespace' | 'labels' | 'sidecars' | 'containers'
>;

/** Everything a version matrix shows of a group: its containers, and those that SidecarSets have not injected. */
export function readGroup(
  group: GroupContent,
  context: ClusterContext,
): ContainerReading[] {
  const readings: ContainerReading[] = [];
  const injected = readInjected(group, context);
  for (const { reading } of injected) {
    if (reading) readings.push(reading);
  }
  for (const container of group.containers) {
    if (injected.some(({ all }) => all.includes(container.name))) continue;
    readings.push({
      name: container.name,
      image: container.image,
      rule: ruleOf(container, group, context.matchRule),
      state: container.changing ? 'updating' : 'current',
    });
  }
  readings.push(...readMissing(group, context));
  return readings;
}

function readInjected(
  { containers, sidecars }: GroupContent,
  { sidecarSets }: ClusterContext,
): { reading: ContainerReading | undefined; all: readonly string[] }[] {
  if (!sidecars) return [];
  const { sets, working, blocked } = sidecars;
  return sets.flatMap(mark => {
    const facts = sidecarSets.get(mark.name);
    // Pods of old releases do not say which containers they were given.
    const names =
      mark.containers.length > 0
        ? mark.containers
        : [...(facts?.containers.keys() ?? [])];
    return names.map(name => {
      const found = resolveInjected(name, { containers, working }, facts);
      if (!found.working) return { reading: undefined, all: found.all };
      const state = injectedState({
        name,
        container: found.working,
        mark,
        blocked: blocked.includes(mark.name),
        facts,
      });
      const rule = { type: 'sidecar-set', detail: mark.name } as const;
      const { image } = found.working;
      return { reading: { name, image, rule, state }, all: found.all };
    });
  });
}

/** Containers of SidecarSets that select the pods and are not in them. */
function readMissing(
  group: GroupContent,
  context: ClusterContext,
): ContainerReading[] {
  const missing: ContainerReading[] = [];
  for (const facts of context.sidecarSets.values()) {
    if (group.sidecars?.sets.some(({ name }) => name === facts.name)) continue;
    const namespaceLabels = context.namespaceLabels(group.namespace);
    if (!selectsPods(facts, group, namespaceLabels)) continue;
    const rule = { type: 'sidecar-set', detail: facts.name } as const;
    for (const name of facts.containers.keys()) {
      missing.push({ name, image: '', rule, state: 'not-injected' });
    }
  }
  return missing;
}

/** What people configured stands above what we know of meshes, and that above what every native sidecar is. */
function ruleOf(
  container: GroupContent['containers'][number],
  group: GroupContent,
  matchRule: RuleMatcher,
): SidecarRule | undefined {
  const configured = matchRule(container);
  if (configured !== undefined)
    return { type: 'configured', detail: configured };
  const mesh = meshOf(container, group);
  if (mesh !== undefined) return { type: 'mesh', detail: mesh };
  return container.native ? { type: 'native', detail: '' } : undefined;
}
