import type { ClusterAccess } from '@pilotage/fleet-node';
import {
  directConnection,
  startFleetModel,
  staticAccess,
} from '@pilotage/fleet-node';
import type {
  PolicyRule,
  RunningSimulator,
  SimulatedPerson,
} from '@pilotage/kube-simulator';
import { startSimulator } from '@pilotage/kube-simulator';
import { builtInChecks } from '../checks';
import type { KubernetesRule } from '../operations/kubernetesRules';
import { operationTable } from '../operations/operationTable';
import { rulesOf } from '../operations/rbac';

/** What docs/rbac.yaml grants, and nothing more. */
const readerRules = rulesOf(Object.values(operationTable), builtInChecks);

/** The account of the portal on the clusters. */
function portalAccount(without: readonly string[]): SimulatedPerson {
  return {
    name: 'portal',
    username: 'system:serviceaccount:backstage:portal',
    groups: ['system:serviceaccounts'],
    rules: readerRules
      .filter(rule => 'path' in rule || !without.includes(rule.resource))
      .map(policyRule),
  };
}

function policyRule(rule: KubernetesRule): PolicyRule {
  return 'path' in rule
    ? { nonResourceURLs: [rule.path], verbs: rule.verbs }
    : {
        apiGroups: [rule.apiGroup],
        resources: [rule.resource],
        ...(rule.resourceName === undefined
          ? {}
          : { resourceNames: [rule.resourceName] }),
        verbs: rule.verbs,
      };
}

/** One simulated cluster of the fleet. */
export interface ClusterOptions {
  readonly name: string;
  readonly environment?: string;
  /** Plurals the portal may not read there. */
  readonly without?: readonly string[];
  readonly nodes?: number;
}

/** Simulated clusters with the fleet model on them, and the rights of docs/rbac.yaml. */
export async function startFleet(clusters: readonly ClusterOptions[]) {
  const started = await Promise.all(clusters.map(startCluster));
  const access: ClusterAccess = staticAccess(
    started.map(({ connection }) => connection),
    name => {
      const { environment } = clusters.find(other => other.name === name) ?? {};
      return environment === undefined ? {} : { environment };
    },
  );
  const model = startFleetModel({ access });
  return {
    fleet: { model, access },
    /** As the configuration of the Kubernetes plugin has them. */
    addresses: Object.fromEntries(
      started.map(({ simulator }) => [simulator.name, simulator.url]),
    ),
    simulator(name: string): RunningSimulator {
      const found = started.find(({ simulator }) => simulator.name === name);
      if (!found) throw new Error(`There is no cluster ${name}`);
      return found.simulator;
    },
    async stop() {
      await model.stop();
      for (const { connection, simulator } of started) {
        await connection.close();
        await simulator.stop();
      }
    },
  };
}

async function startCluster(options: ClusterOptions) {
  const account = portalAccount(options.without ?? []);
  const simulator = await startSimulator({
    name: options.name,
    kruise: true,
    nodes: { count: options.nodes ?? 3, zones: ['a', 'b', 'c'] },
    kubelet: { timing: { startMs: 20 } },
    people: [account],
  });
  simulator.store.create('namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop' },
  });
  const connection = directConnection({
    cluster: simulator.name,
    server: simulator.url,
    token: simulator.tokens[account.name] ?? '',
  });
  return { simulator, connection };
}

/** Puts a workload of `replicas` pods on the cluster, found by `backstage.io/kubernetes-id`. */
export function createDeployment(
  simulator: RunningSimulator,
  options: { name: string; image?: string; replicas?: number },
): void {
  const { name, image = `shop/${options.name}:1`, replicas = 2 } = options;
  const labels = { app: name, 'backstage.io/kubernetes-id': name };
  simulator.store.create('deployments.apps', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'shop', labels },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'main', image }] },
      },
    },
  });
}
