import { directConnection } from '@pilotage/fleet-node';
import { startSimulator } from '@pilotage/kube-simulator';
import { kubeletTiming, type Ground, type Person } from './Ground';

/** The embedded simulator, with the nodes and people the control plane has. */
export async function simulatorGround(): Promise<Ground> {
  const simulator = await startSimulator({
    name: 'conformance',
    kruise: true,
    nodes: { count: 6, zones: ['a', 'b', 'c'] },
    kubelet: { timing: kubeletTiming },
  });
  const { url, tokens, kubelet, faults } = simulator;
  if (!kubelet) throw new Error('The simulator plays no kubelets.');
  const connections = new Set<{ close(): Promise<void> }>();
  return {
    name: 'simulator',
    url,
    rules: kubelet.rules,
    kubeconfig: person => kubeconfigFor(url, person, tokens[person] ?? ''),
    connect(person) {
      const connection = directConnection({
        cluster: 'conformance',
        server: url,
        token: tokens[person],
      });
      connections.add(connection);
      return connection;
    },
    async expireHistory() {
      faults.expireHistory();
      faults.dropWatches();
    },
    portalCluster: simulator,
    goAway: () => faults.refuse(),
    comeBack: () => faults.listen(),
    stopScheduler: async () => faults.stopComponent('kube-scheduler'),
    startScheduler: async () => faults.startComponent('kube-scheduler'),
    async stop() {
      await Promise.all([...connections].map(connection => connection.close()));
      await simulator.stop();
    },
  };
}

/** JSON is YAML too. Over plain HTTP client-node wants to be told that TLS is not verified. */
function kubeconfigFor(server: string, person: Person, token: string): string {
  const name = 'conformance';
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [{ name, cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: person, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: person } }],
  });
}
