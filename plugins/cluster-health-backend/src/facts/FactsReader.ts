import type { ClusterState, ClusterStatus } from '@pilotage/fleet-common';
import type { FleetModel, KubeObject } from '@pilotage/fleet-node';
import { defaultWatchedKinds } from '@pilotage/fleet-node';
import type {
  ClusterFacts,
  Fact,
  FactKind,
} from '@pilotage/plugin-cluster-health-node';
import { unknown } from '../probes/askCluster';
import type { ClusterProbes } from '../probes/ClusterProbes';
import { missingRule } from '../probes/missingRule';
import { kindKey } from '../probes/probeTargets';
import type { OwnerLookup } from './entityOwner';
import type { RestartLog } from './RestartLog';

/** What facts are made of. */
export interface FactsReaderOptions {
  readonly model: Pick<
    FleetModel,
    'pods' | 'nodes' | 'workloads' | 'objects' | 'workloadOfOwner'
  >;
  readonly probesOf: (cluster: string) => ClusterProbes | undefined;
  readonly restarts: Pick<RestartLog, 'of'>;
  readonly ownerOf: OwnerLookup;
  readonly isProduction: (environment: string | undefined) => boolean;
}

/** Puts together one look at one cluster. What costs a walk over all pods is done when a check first asks for it. */
export class FactsReader {
  readonly #options: FactsReaderOptions;

  constructor(options: FactsReaderOptions) {
    this.#options = options;
  }

  /** The facts of this moment. Pods are views on shared memory: evaluate at once, keep nothing. */
  read(status: ClusterStatus, now: number): ClusterFacts {
    const { model, probesOf, restarts, ownerOf, isProduction } = this.#options;
    const { cluster, condition } = status;
    const { name } = cluster;
    const probes = probesOf(name);
    const notProbed = unknown(
      cluster.identity === 'user'
        ? 'the cluster wants credentials of its users, so this portal does not ask it'
        : 'not read yet',
    );
    const live = <T>(read: () => T): Fact<T> =>
      condition.state === 'live'
        ? { state: 'known', value: read(), at: now }
        : unknown(notSeen(condition));
    const nodes = once(() =>
      ofNodes(
        status,
        live(() => model.nodes(name)),
      ),
    );
    const pods = once(() => live(() => [...model.pods(name)]));
    const workloads = once(() =>
      live(() => model.workloads({ cluster: name })),
    );
    const restarted = once(() => live(() => restarts.of(name)));
    const objects = (kind: FactKind) =>
      live(() => model.objects({ cluster: name, ...kind }));

    return {
      cluster,
      production: isProduction(cluster.environment),
      now,
      condition,
      version: probes?.version ?? notProbed,
      readiness: probes?.readiness ?? notProbed,
      certificate: probes?.certificate ?? notProbed,
      get nodes() {
        return nodes();
      },
      get pods() {
        return pods();
      },
      get workloads() {
        return workloads();
      },
      get restarts() {
        return restarted();
      },
      sight: {
        notReadable: status.notReadable,
        lastSeen: lastSeen(condition, now),
      },
      objects: kind =>
        ofFollowed(status, kind, () => objects(kind)) ??
        probes?.objects(kind) ??
        (probes
          ? unknown(`no check declares to read ${kind.kind}`)
          : notProbed),
      // A pod is a view whose fields are not its own: spreading it would lose them.
      ownerOf: ({ namespace, labels }) =>
        ownerOf({ cluster: name, namespace, labels }),
      workloadOfOwner: uid => model.workloadOfOwner(name, uid),
    };
  }
}

/** Objects of a kind the live model follows; `undefined` for others. */
function ofFollowed(
  status: ClusterStatus,
  kind: FactKind,
  read: () => Fact<readonly KubeObject[]>,
): Fact<readonly KubeObject[]> | undefined {
  const followed = defaultWatchedKinds.find(
    other => kindKey(other) === kindKey(kind),
  );
  if (!followed) return undefined;
  const { group, plural } = followed;
  const resource = group ? `${group}/${plural}` : plural;
  if (status.notInstalled.includes(resource)) {
    return { state: 'absent', reason: `the cluster serves no ${resource}` };
  }
  return notReadable(status, { group, plural, resource }) ?? read();
}

function ofNodes<T>(status: ClusterStatus, fact: Fact<T>): Fact<T> {
  return (
    notReadable(status, { group: '', plural: 'nodes', resource: 'nodes' }) ??
    fact
  );
}

function notReadable(
  status: ClusterStatus,
  kind: {
    readonly group: string;
    readonly plural: string;
    readonly resource: string;
  },
): Fact<never> | undefined {
  const refused = status.notReadable.find(
    ({ resource }) => resource === kind.resource,
  );
  if (!refused) return undefined;
  return unknown(
    /forbidden/i.test(refused.reason)
      ? missingRule({ ...kind, type: 'objects', verbs: ['list', 'watch'] })
      : refused.reason,
  );
}

function notSeen(condition: ClusterState): string {
  const reason = 'reason' in condition ? `: ${condition.reason}` : '';
  return `the cluster is not seen now (${condition.state}${reason})`;
}

function lastSeen(condition: ClusterState, now: number): number | undefined {
  if (condition.state === 'live') return now;
  return 'lastSeen' in condition ? condition.lastSeen : undefined;
}

function once<T>(read: () => T): () => T {
  let value: { readonly read: T } | undefined;
  return () => {
    value ??= { read: read() };
    return value.read;
  };
}
