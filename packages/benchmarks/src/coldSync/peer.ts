/**
 * The informer of @kubernetes/client-node learns one cluster, listing in pages of 500 as its users must write
 * themselves. Arguments: URL of the API server, number of pods it has.
 */
import type { V1Pod } from '@kubernetes/client-node';
import { measure } from './measure';

const [, , server = '', count] = process.argv;

void import('@kubernetes/client-node').then(
  ({ CoreV1Api, KubeConfig, makeInformer }) => {
    const config = new KubeConfig();
    config.loadFromClusterAndUser(
      { name: 'bench', server, skipTLSVerify: true },
      { name: 'nobody' },
    );
    const api = config.makeApiClient(CoreV1Api);
    const listPods = async () => {
      const items: V1Pod[] = [];
      for (let next: string | undefined; ; ) {
        const page = await api.listPodForAllNamespaces({
          limit: 500,
          _continue: next,
        });
        for (const item of page.items) items.push(item);
        next = page.metadata?._continue;
        if (!next) return { ...page, items };
      }
    };
    const informer = makeInformer(config, '/api/v1/pods', listPods);
    informer.on('error', error => {
      throw error;
    });
    return measure(async () => {
      await informer.start();
      const held = informer.list().length;
      if (held !== Number(count))
        throw new Error(`the informer holds ${held} pods of ${count}`);
    });
  },
);
