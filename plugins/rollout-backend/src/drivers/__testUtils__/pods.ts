import type { ContainerRow, PodRow } from '@pilotage/fleet-node';

/** The moment all tables are judged at. */
export const now = Date.parse('2026-03-01T12:00:00Z');
export const hour = 3_600_000;

export function container(row: Partial<ContainerRow> = {}): ContainerRow {
  return {
    name: 'main',
    image: 'shop/checkout:1',
    runningImage: 'shop/checkout:1',
    state: 'running',
    reason: '',
    lastReason: '',
    exitCode: -1,
    ready: true,
    restarts: 0,
    native: false,
    ...row,
  };
}

/** A pod that has been ready for an hour, unless the row says otherwise. */
export function pod(row: Partial<PodRow> = {}): PodRow {
  return {
    id: 1,
    uid: 'pod-uid',
    name: 'checkout-1',
    namespace: 'shop',
    owner: '',
    labels: {},
    sidecars: undefined,
    requests: { cpuMilli: 0, memoryBytes: 0, incomplete: 0, unlimited: 0 },
    node: 'node-1',
    zone: 'a',
    ip: '10.0.0.1',
    phase: 'Running',
    revision: 'checkout-old',
    lifecycle: 'Normal',
    ready: true,
    readyChangedAt: now - hour,
    inPlaceReady: true,
    updatedInPlace: false,
    inPlaceStartedAt: 0,
    deleting: false,
    deletionDueAt: 0,
    createdAt: now - hour - 3_000,
    reason: '',
    message: '',
    containers: [container()],
    ...row,
  };
}

/** So many alike pods with names of their own. */
export function pods(count: number, row: Partial<PodRow> = {}): PodRow[] {
  return Array.from({ length: count }, (_, i) =>
    pod({
      name: `checkout-${row.revision ?? 'old'}-${i}`,
      uid: `${i}`,
      ...row,
    }),
  );
}

/** What a pod looks like whose image cannot be pulled, after an update in place. */
export const badPull: Partial<PodRow> = {
  revision: 'checkout-new',
  ready: false,
  readyChangedAt: now - 5_000,
  inPlaceReady: false,
  lifecycle: 'Updating',
  updatedInPlace: true,
  containers: [
    container({
      image: 'shop/checkout:bad',
      state: 'waiting',
      reason: 'ImagePullBackOff',
      ready: false,
    }),
  ],
};

/** A pod in the middle of an update in place. */
export const updating: Partial<PodRow> = {
  revision: 'checkout-new',
  ready: false,
  readyChangedAt: now - 2_000,
  inPlaceReady: false,
  lifecycle: 'Updating',
  updatedInPlace: true,
};
