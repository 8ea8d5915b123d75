import {
  failure,
  ok,
  RecordedBackend,
} from '../src/__testUtils__/RecordedBackend';
import { entityFrame, fleetFrame } from '../src/__testUtils__/frames';
import {
  recordClusterPage,
  recordedEntitySections,
  recordFleet,
} from '../src/__testUtils__/pages';
import { recordedAt } from '../src/__testUtils__/recordCluster';

/** Moves every time of a recording, so that it looks as if it had just happened. */
function asOfNow<T>(recording: T): T {
  const shift = Date.now() - recordedAt;
  return JSON.parse(JSON.stringify(recording), (_, value) =>
    typeof value === 'number' &&
    value > recordedAt - 1e10 &&
    value < recordedAt + 1e10
      ? value + shift
      : value,
  );
}

/** A backend that plays its part. `?case=empty`, `forbidden` and `lost` show other pages. */
export function createDemoBackend(): RecordedBackend {
  const name = new URLSearchParams(window.location.search).get('case');
  const backend = new RecordedBackend({
    fleet: () =>
      asOfNow(name === 'empty' ? fleetFrame({ clusters: [] }) : recordFleet()),
    cluster: cluster => asOfNow(recordClusterPage(cluster)),
    entity: () =>
      asOfNow(entityFrame(name === 'empty' ? [] : recordedEntitySections)),
  });
  backend.onInspect = async cluster => {
    await new Promise(resolve => setTimeout(resolve, 1_500));
    return ok(recordClusterPage(cluster), 201);
  };
  if (name === 'forbidden') {
    backend.onStream = () =>
      failure(403, 'you may not see the health of clusters');
  }
  if (name === 'lost') {
    setTimeout(() => {
      backend.onStream = () => failure(503, 'restarting');
      backend.drop();
    }, 1_000);
  }
  setInterval(() => {
    for (const path of ['/fleet/stream', '/entity/stream', '/stream']) {
      backend.send(path, { type: 'heartbeat', seq: 1, at: Date.now() });
    }
  }, 5_000);
  return backend;
}
