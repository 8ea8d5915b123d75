import type {
  EntityIndex,
  FleetModel,
  KubeObject,
  Workload,
} from '@pilotage/fleet-node';
import type {
  DriverInput,
  MatchedPods,
  WorkloadDriver,
} from '@pilotage/plugin-rollout-node';
import { applicationOf } from './applicationOf';

const namespaceNameLabel = 'kubernetes.io/metadata.name';

/** Gathers what a driver decides from out of the live model. Asks no cluster. */
export class DriverInputs {
  readonly #entities: Pick<EntityIndex, 'ownerOf'>;

  constructor(options: { entities: Pick<EntityIndex, 'ownerOf'> }) {
    this.#entities = options.entities;
  }

  /** Views on the model's memory are in it: to be used at once. */
  of(options: {
    readonly model: FleetModel;
    readonly driver: WorkloadDriver;
    readonly workload: Workload;
    readonly now: number;
  }): DriverInput {
    const { model, driver, workload, now } = options;
    const input = { workload, revisions: model.revisionsOf(workload), now };
    if (!driver.matches) return { ...input, pods: model.podsOf(workload) };
    const { cluster } = workload.ref;
    const matched = this.#matched(model, driver.matches(workload), cluster);
    const known = { ...input, pods: [], matched };
    const troubled = driver.troubled?.(known) ?? [];
    if (troubled.length === 0) return known;
    const ids = new Set(troubled.map(({ id }) => id));
    return { ...known, pods: model.podsOfGroups(cluster, ids) };
  }

  #matched(
    model: FleetModel,
    match: ReturnType<NonNullable<WorkloadDriver['matches']>>,
    cluster: string,
  ): readonly MatchedPods[] {
    const labelsOf = namespaceLabels(model, cluster);
    const matched: MatchedPods[] = [];
    for (const group of model.podGroups(cluster)) {
      const how = match({ group, namespaceLabels: labelsOf(group.namespace) });
      if (how === 'none') continue;
      matched.push({
        group,
        ...applicationOf(model, this.#entities, group),
        selected: how === 'selected',
      });
    }
    return matched;
  }
}

/** Labels of the namespaces of a cluster. Every namespace has its name as one, also where we may not read it. */
export function namespaceLabels(
  model: Pick<FleetModel, 'objects'>,
  cluster: string,
): (namespace: string) => Readonly<Record<string, string>> {
  const namespaces = new Map<string, KubeObject>(
    model
      .objects({ cluster, group: '', kind: 'Namespace' })
      .map(object => [object.metadata.name, object]),
  );
  return name => ({
    [namespaceNameLabel]: name,
    ...namespaces.get(name)?.metadata.labels,
  });
}
