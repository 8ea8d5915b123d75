import type { Pod, PodCondition } from '../kinds/pod';

export const now = Date.UTC(2026, 0, 1, 12);

/** Seconds before {@link now} as a time. */
export const ago = (seconds: number) =>
  new Date(now - seconds * 1000).toISOString();

/** A running pod with one container `main`, ready for an hour unless said otherwise. */
export function makePod(
  name: string,
  options: {
    readonly revision?: string;
    readonly state?: string;
    readonly ready?: boolean;
    readonly readyFor?: number;
    readonly node?: string;
    readonly phase?: string;
    readonly restarts?: number;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
    readonly conditions?: readonly PodCondition[];
    readonly deleting?: boolean;
    readonly owner?: string;
  } = {},
): Pod {
  const { ready = true, readyFor = 3600, revision, state, owner } = options;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      uid: `uid-${name}`,
      resourceVersion: '1',
      creationTimestamp: ago(7200),
      labels: {
        app: 'web',
        ...(revision === undefined
          ? {}
          : { 'controller-revision-hash': revision }),
        ...(state === undefined
          ? {}
          : { 'lifecycle.apps.kruise.io/state': state }),
        ...options.labels,
      },
      annotations: { ...options.annotations },
      ...(options.deleting ? { deletionTimestamp: ago(1) } : {}),
      ...(owner === undefined
        ? {}
        : {
            ownerReferences: [
              {
                apiVersion: 'apps/v1',
                kind: 'ReplicaSet',
                name: owner,
                uid: owner,
                controller: true,
              },
            ],
          }),
    },
    spec: {
      containers: [{ name: 'main', image: 'web:1' }],
      nodeName: options.node ?? 'node-1',
      readinessGates: [{ conditionType: 'InPlaceUpdateReady' }],
    },
    status: {
      phase: options.phase ?? 'Running',
      containerStatuses: [
        {
          name: 'main',
          image: 'web:1',
          imageID: 'sha256:1',
          ready,
          restartCount: options.restarts ?? 0,
        },
      ],
      conditions: [
        { type: 'ContainersReady', status: ready ? 'True' : 'False' },
        {
          type: 'Ready',
          status: ready ? 'True' : 'False',
          lastTransitionTime: ago(readyFor),
        },
        ...(options.conditions ?? []),
      ],
    },
  };
}
