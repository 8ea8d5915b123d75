import type { ContainerRow, PodRow } from '@pilotage/fleet-node';
import { testNow } from './testNow';

const day = 24 * 60 * 60 * 1000;

/** A running container `main` that never restarted. @public */
export function containerRow(more: Partial<ContainerRow> = {}): ContainerRow {
  const image = more.image ?? 'registry.example/shop/cart:1.4.0';
  return {
    name: 'main',
    image,
    runningImage: image,
    state: 'running',
    reason: '',
    lastReason: '',
    exitCode: -1,
    ready: true,
    restarts: 0,
    native: false,
    ...more,
  };
}

let lastId = 0;

/**
 * A ready pod, a day old, that requests 100 millicores and 128 MiB and is limited in memory.
 *
 * @param name - `namespace/name`.
 * @param more - what differs.
 * @public
 */
export function podRow(name: string, more: Partial<PodRow> = {}): PodRow {
  const slash = name.indexOf('/');
  return {
    id: ++lastId,
    uid: `Pod/${name}`,
    name: name.slice(slash + 1),
    namespace: name.slice(0, slash),
    owner: '',
    labels: {},
    sidecars: undefined,
    requests: {
      cpuMilli: 100,
      memoryBytes: 128 * 1024 ** 2,
      incomplete: 0,
      unlimited: 0,
    },
    node: 'node-a',
    zone: 'zone-a',
    ip: '10.0.0.1',
    phase: 'Running',
    revision: '',
    lifecycle: '',
    ready: true,
    readyChangedAt: testNow - day,
    inPlaceReady: true,
    updatedInPlace: false,
    inPlaceStartedAt: 0,
    deleting: false,
    deletionDueAt: 0,
    createdAt: testNow - day,
    reason: '',
    message: '',
    containers: [containerRow()],
    ...more,
  };
}
