import { marks } from '../../sidecars/marks';
import type { Pod, PodCondition } from '../kinds/pod';
import type { SidecarSet, SidecarSetSpec } from '../kinds/sidecarSet';
import { makePod } from './makePod';

/** A SidecarSet `agents` that wants image `proxy:2` in container `proxy`; its hash is `new`. */
export function makeSidecarSet(spec: Partial<SidecarSetSpec> = {}): SidecarSet {
  return {
    apiVersion: 'apps.kruise.io/v1alpha1',
    kind: 'SidecarSet',
    metadata: {
      name: 'agents',
      uid: 'uid-agents',
      resourceVersion: '1',
      generation: 2,
      annotations: { [marks.hash]: 'new', [marks.hashWithoutImage]: 'shape' },
    },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      containers: [{ name: 'proxy', image: 'proxy:2' }],
      updateStrategy: { type: 'RollingUpdate', maxUnavailable: 1 },
      ...spec,
    },
  };
}

/** A pod `agents` injected: at hash `old` with image `proxy:1` unless said otherwise. */
export function injectedPod(
  name: string,
  options: {
    readonly hash?: string;
    readonly shape?: string;
    readonly ready?: boolean;
    readonly labels?: Record<string, string>;
    readonly conditions?: readonly PodCondition[];
    /** imageID before an update in place that the node has not carried out. */
    readonly movingFrom?: string;
  } = {},
): Pod {
  const { hash = 'old', shape = 'shape', movingFrom, ...rest } = options;
  const image = hash === 'new' ? 'proxy:2' : 'proxy:1';
  const mark = (value: string) =>
    JSON.stringify({
      agents: {
        updateTimestamp: '2026-01-01T00:00:00Z',
        hash: value,
        sidecarSetName: 'agents',
        sidecarList: ['proxy'],
        controllerRevision: `agents-${value}`,
      },
    });
  const pod = makePod(name, {
    ...rest,
    annotations: {
      [marks.hash]: mark(hash),
      [marks.hashWithoutImage]: mark(shape),
      [marks.injectedList]: 'agents',
      ...(movingFrom === undefined
        ? {}
        : {
            [marks.inPlaceState]: JSON.stringify({
              agents: {
                revision: hash,
                updateTimestamp: '2026-01-01T00:00:00Z',
                lastContainerStatuses: { proxy: { imageID: movingFrom } },
              },
            }),
          }),
    },
  });
  const { ready = true } = options;
  return {
    ...pod,
    spec: {
      ...pod.spec,
      containers: [{ name: 'proxy', image }, ...pod.spec.containers],
    },
    status: {
      ...pod.status,
      containerStatuses: [
        {
          name: 'proxy',
          image: movingFrom === undefined ? image : 'proxy:1',
          imageID: movingFrom ?? `sha256:${image}`,
          ready,
          restartCount: 0,
        },
        ...(pod.status?.containerStatuses ?? []),
      ],
    },
  };
}
