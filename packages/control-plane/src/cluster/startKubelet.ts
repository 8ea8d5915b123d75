import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { startFakeKubelet } from '@pilotage/fake-kubelet';
import type { FakeKubelet } from '@pilotage/fake-kubelet';
import { admin } from '../people/defaultPeople';
import type { ClusterClients } from './clusterClients';
import type { ClusterLayout } from '../components/clusterLayout';
import type { ClusterOptions } from './clusterOptions';

/** Plays the nodes of a cluster in this process. What goes wrong is in `fake-kubelet.log`. */
export async function startKubelet(cluster: {
  readonly options: ClusterOptions;
  readonly layout: ClusterLayout;
  readonly clients: ClusterClients;
}): Promise<Pick<FakeKubelet, 'rules' | 'stop'>> {
  const { options, layout, clients } = cluster;
  const log = createWriteStream(join(layout.logs, 'fake-kubelet.log'));
  const kubelet = await startFakeKubelet({
    ...options.kubelet,
    connection: clients.connect(admin.name),
    nodes: options.nodes,
    serveLogs: { port: layout.ports.kubelet },
    onProblem: problem => log.write(`${new Date().toISOString()} ${problem}\n`),
  });
  return {
    rules: kubelet.rules,
    async stop() {
      await kubelet.stop();
      await new Promise<void>(done => log.end(done));
    },
  };
}
