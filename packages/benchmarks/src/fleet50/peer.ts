/**
 * An informer of @kubernetes/client-node per cluster, for pods alone, with its default settings, started again after five
 * seconds when it fails, as its examples do. Argument: the fleet as JSON.
 */
import { measure } from './measure';

const restartMs = 5_000;

void import('@kubernetes/client-node').then(
  ({ CoreV1Api, KubeConfig, makeInformer }) =>
    measure(async (fleet, seen) => {
      const synced = fleet.clusters.map(({ name, port, judged }) => {
        const config = new KubeConfig();
        config.loadFromClusterAndUser(
          { name, server: `http://127.0.0.1:${port}`, skipTLSVerify: true },
          { name: 'nobody' },
        );
        const api = config.makeApiClient(CoreV1Api);
        const informer = makeInformer(config, '/api/v1/pods', () =>
          api.listPodForAllNamespaces(),
        );
        informer.on('update', pod => {
          const restarts = pod.status?.containerStatuses?.[0]?.restartCount;
          if (restarts) seen(name, restarts);
        });
        const start = (): Promise<void> =>
          informer.start().catch(() => {
            setTimeout(() => void start(), restartMs);
          });
        informer.on('error', () => {
          setTimeout(() => void start(), restartMs);
        });
        const started = start();
        return judged ? started : Promise.resolve();
      });
      await Promise.all(synced);
    }),
);
