import type {
  KubeObject,
  PodGroup,
  PodGroupContainer,
  SidecarMarks,
  Workload,
} from '@pilotage/fleet-node';

export function container(
  name: string,
  image: string,
  more: Partial<PodGroupContainer> = {},
): PodGroupContainer {
  return { name, image, native: false, changing: false, ...more };
}

/** A pod with an application container only, unless it says otherwise. */
export function group(more: Partial<PodGroup> = {}): PodGroup {
  return {
    id: 0,
    cluster: 'one',
    namespace: 'shop',
    owner: 'rs-1',
    labels: { app: 'checkout' },
    sidecars: undefined,
    containers: [container('main', 'shop/checkout:1')],
    pods: 1,
    ...more,
  };
}

/** What SidecarSet `mesh` wrote into a pod at its newest revision. */
export function marks(
  more: Partial<SidecarMarks['sets'][number]> = {},
  rest: Partial<Omit<SidecarMarks, 'sets'>> = {},
): SidecarMarks {
  return {
    sets: [
      {
        name: 'mesh',
        hash: 'new',
        revision: 'mesh-2',
        containers: ['proxy'],
        ...more,
      },
    ],
    working: {},
    blocked: [],
    ...rest,
  };
}

/** SidecarSet `mesh`, which wants `proxy:2` in every pod of a checkout. */
export function sidecarSet(
  spec: Readonly<Record<string, unknown>> = {},
  more: { readonly cluster?: string; readonly hash?: string } = {},
): Workload {
  const { cluster = 'one', hash = 'new' } = more;
  return {
    ref: {
      cluster,
      group: 'apps.kruise.io',
      kind: 'SidecarSet',
      namespace: '',
      name: 'mesh',
    },
    uid: `${cluster}-mesh`,
    apiVersion: 'apps.kruise.io/v1beta1',
    plural: 'sidecarsets',
    object: {
      metadata: {
        name: 'mesh',
        uid: `${cluster}-mesh`,
        resourceVersion: '1',
        labels: { 'backstage.io/kubernetes-id': 'mesh' },
        annotations: hash === '' ? {} : { 'kruise.io/sidecarset-hash': hash },
      },
      spec: {
        selector: { matchLabels: { app: 'checkout' } },
        containers: [{ name: 'proxy', image: 'mesh/proxy:2' }],
        ...spec,
      },
      status: { latestRevision: 'mesh-2' },
    },
  };
}

/** A ControllerRevision of `mesh`. */
export function revision(name: string, image: string): KubeObject {
  return {
    metadata: { name, uid: name, resourceVersion: '1' },
    data: { spec: { containers: [{ name: 'proxy', image }] } },
  };
}
