import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArtifactName } from '../build/artifacts';
import { elapsed } from '../elapsed';
import { ensurePrograms } from '../build/ensurePrograms';
import { controllers } from '../components/controllers';
import { admin } from '../people/defaultPeople';
import { Watchdog } from '../processes/watchdog';
import { bootCluster } from './bootCluster';
import type { Cluster } from './cluster';
import { createLayout } from '../components/clusterLayout';
import type { ClusterOptions } from './clusterOptions';
import { ComponentSet } from './componentSet';
import { createFaults } from './faults';
import { startKubelet } from './startKubelet';

/**
 * Starts a cluster of its own: etcd, API server, controllers, scheduler. Builds the programs first when they
 * are not in the cache, which takes minutes.
 *
 * @throws GoNotUsableError when there is no Go to build with.
 * @throws Error with the end of a component's log when it does not come up; nothing is left behind then.
 *
 * @public
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const {
    name,
    report = line => process.stderr.write(`cluster ${name}: ${line}\n`),
  } = options;
  const needed: ArtifactName[] = [
    'kubernetes',
    ...options.controllers.map(controller => controllers[controller].artifact),
  ];
  const programs = await ensurePrograms({ artifacts: needed, report });
  const started = Date.now();
  const directory = await mkdtemp(join(tmpdir(), `pilotage-cluster-${name}-`));
  const watchdog = new Watchdog(directory);
  const components = new ComponentSet({ watchdog, onUnexpectedExit: report });
  const discard = async () => {
    await components.killAll();
    await watchdog.release();
  };
  try {
    const layout = await createLayout(name, directory);
    const { ca, clients } = await bootCluster({
      options,
      layout,
      programs,
      components,
    });
    const kubelet = await startKubelet({ options, layout, clients });
    const stop = async () => {
      await kubelet.stop();
      await clients.close();
      await discard();
    };
    let stopping: Promise<void> | undefined;
    report(`ready after ${elapsed(Date.now() - started)} at ${layout.url}`);
    return {
      name,
      url: layout.url,
      ca,
      caData: Buffer.from(ca).toString('base64'),
      tokens: clients.tokens,
      directory,
      get pids() {
        return components.pids;
      },
      faults: createFaults(components),
      rules: kubelet.rules,
      kubeconfig: (person = admin.name) => clients.kubeconfig(person),
      kubeconfigFile: (person = admin.name) => clients.kubeconfigFile(person),
      connect: (person = admin.name) => clients.connect(person),
      stop: () => {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (error) {
    await discard();
    throw error;
  }
}
