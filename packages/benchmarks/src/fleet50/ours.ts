/** Our model follows the fleet, with every kind it follows by default. Argument: the fleet as JSON. */
import {
  directConnection,
  startFleetModel,
  staticAccess,
} from '@pilotage/fleet-node';
import { measure } from './measure';

void measure(async (fleet, seen) => {
  const healthy = fleet.clusters.filter(({ judged }) => judged);
  const model = startFleetModel({
    access: staticAccess(
      fleet.clusters.map(({ name, port }) =>
        directConnection({
          cluster: name,
          server: `http://127.0.0.1:${port}`,
        }),
      ),
    ),
  });
  await new Promise<void>(resolve => {
    model.subscribe(({ cluster, workloads }) => {
      if (workloads.size > 0) {
        const [beacons] = model.workloads({ cluster });
        const restarts = (beacons ? model.podsOf(beacons) : []).map(
          pod => pod.containers[0]?.restarts ?? 0,
        );
        const newest = Math.max(0, ...restarts);
        if (newest > 0) seen(cluster, newest);
      }
      const synced = healthy.every(
        ({ name }) => model.cluster(name)?.condition.state === 'live',
      );
      if (synced) resolve();
    });
  });
});
