/** What our model keeps of a fleet in memory. Arguments: kind of fixture, number of pods. */
import type { ClusterConnection } from '@pilotage/fleet-node';
import { startFleetModel, staticAccess } from '@pilotage/fleet-node';
import type { FixtureKind } from '../fixture/pods';
import { podFixture } from '../fixture/pods';
import { retained } from './retained';

const [, , kind, count] = process.argv;
const pods = Number(count);

/** Streams the pods without a network in between, which would keep buffers of its own. */
const connection: ClusterConnection = {
  cluster: 'bench',
  async request({ path, signal }) {
    const texts =
      path === '/api/v1/pods'
        ? podFixture({ kind: kind as FixtureKind, pods, weight: 'light' })
        : [];
    return {
      status: 200,
      header: () => undefined,
      text: async () => '{}',
      json: async () => ({}),
      async *body() {
        for (const text of texts)
          yield Buffer.from(`{"type":"ADDED","object":${text}}\n`);
        yield Buffer.from(
          '{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9","annotations":{"k8s.io/initial-events-end":"true"}}}}\n',
        );
        await new Promise(resolve => {
          signal?.addEventListener('abort', resolve);
        });
      },
    };
  },
};

void retained(pods, async () => {
  const model = startFleetModel({
    access: staticAccess([connection]),
    kinds: [],
  });
  await new Promise<void>(resolve => {
    model.subscribe(() => {
      if (model.cluster('bench')?.condition.state === 'live') resolve();
    });
  });
  return model;
});
