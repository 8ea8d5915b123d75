import type { ContainerRecord, PodRecord } from '../podRecord';

export function containerRecord(
  more: Partial<ContainerRecord> = {},
): ContainerRecord {
  return {
    name: 'app',
    image: 'registry:5000/shop/web:1.2.3',
    runningImage: 'registry:5000/shop/web:1.2.3',
    state: 'running',
    reason: '',
    lastReason: '',
    exitCode: -1,
    ready: true,
    restarts: 0,
    native: false,
    changing: false,
    ...more,
  };
}

export function podRecord(more: Partial<PodRecord> = {}): PodRecord {
  return {
    uid: '0d4a2c1e-9f3b-4c5d-8e7f-0123456789ab',
    name: 'web-7d9f8c6b5-x7k2p',
    namespace: 'shop',
    owner: 'owner-a',
    labels: { app: 'web' },
    sidecars: undefined,
    requests: {
      cpuMilli: 250,
      memoryBytes: 2 ** 31,
      incomplete: 0,
      unlimited: 1,
    },
    node: 'node-1',
    ip: '10.0.0.1',
    phase: 'Running',
    revision: '7d9f8c6b5',
    lifecycle: '',
    ready: true,
    readyChangedAt: 1_700_000_100_000,
    inPlaceReady: true,
    updatedInPlace: false,
    inPlaceStartedAt: 0,
    deleting: false,
    deletionDueAt: 0,
    createdAt: 1_700_000_000_000,
    reason: '',
    message: '',
    containers: [containerRecord()],
    ...more,
  };
}
