import type {
  KubeObject,
  PodGroup,
  PodRow,
  Workload,
} from '@pilotage/fleet-node';
import type {
  ApplicationGuards,
  ForecastInput,
  MatchedPods,
} from '@pilotage/plugin-rollout-node';
import { hour, now } from './pods';

type Fields = Readonly<Record<string, unknown>>;

const hashKey = 'kruise.io/sidecarset-hash';
const withoutImageKey = 'kruise.io/sidecarset-hash-without-image';

export interface SidecarSetFixture {
  readonly image?: string;
  readonly spec?: Fields;
  readonly strategy?: Fields;
  readonly injection?: Fields;
  readonly status?: Fields;
  readonly metadata?: Fields;
}

/** The contents of `proxy` at an image. */
export function proxyAt(image: string) {
  return { containers: [{ name: 'proxy', image }] };
}

/**
 * An observed SidecarSet `mesh` that injects `proxy` at hash `new`; ten pods carry it, four of them are updated and
 * ready.
 */
export function sidecarSet(fixture: SidecarSetFixture = {}): Workload {
  const object: KubeObject = {
    apiVersion: 'apps.kruise.io/v1alpha1',
    kind: 'SidecarSet',
    metadata: {
      name: 'mesh',
      uid: 'uid-1',
      resourceVersion: '4711',
      generation: 7,
      creationTimestamp: new Date(now - 24 * hour).toISOString(),
      annotations: { [hashKey]: 'new', [withoutImageKey]: 'shape' },
      ...fixture.metadata,
    },
    spec: {
      selector: { matchLabels: { mesh: 'on' } },
      ...proxyAt(fixture.image ?? 'mesh/proxy:2'),
      updateStrategy: {
        type: 'RollingUpdate',
        partition: 0,
        maxUnavailable: 2,
        ...fixture.strategy,
      },
      injectionStrategy: { ...fixture.injection },
      ...fixture.spec,
    },
    status: {
      observedGeneration: 7,
      matchedPods: 10,
      updatedPods: 4,
      readyPods: 10,
      updatedReadyPods: 4,
      latestRevision: 'mesh-new',
      ...fixture.status,
    },
  };
  return {
    ref: {
      cluster: 'prod-eu',
      group: 'apps.kruise.io',
      kind: 'SidecarSet',
      namespace: '',
      name: 'mesh',
    },
    uid: 'uid-1',
    apiVersion: 'apps.kruise.io/v1alpha1',
    plural: 'sidecarsets',
    object,
  };
}

export function sidecarRevision(
  hash: string,
  number: number,
  contents: Fields,
  more: { readonly shape?: string; readonly customVersion?: string } = {},
): KubeObject {
  const object = {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name: `mesh-${hash}`,
      namespace: 'kruise-system',
      uid: hash,
      resourceVersion: '1',
      creationTimestamp: new Date(now - 24 * hour).toISOString(),
      annotations: {
        [hashKey]: hash,
        [withoutImageKey]: more.shape ?? 'shape',
      },
      ...(more.customVersion
        ? {
            labels: {
              'apps.kruise.io/sidecarset-custom-version': more.customVersion,
            },
          }
        : {}),
    },
    // As the controller writes it: absent lists are null.
    data: {
      spec: {
        $patch: 'replace',
        volumes: null,
        initContainers: null,
        imagePullSecrets: null,
        patchPodMetadata: null,
        ...contents,
      },
    },
    revision: number,
  };
  return object;
}

export const revisions = [
  sidecarRevision('old', 1, proxyAt('mesh/proxy:1')),
  sidecarRevision('new', 2, proxyAt('mesh/proxy:2')),
];

let ids = 0;

export interface MatchedFixture {
  /** Hash the pods carry; none for pods without the sidecar. */
  readonly hash?: string;
  readonly pods: number;
  readonly application?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly blocked?: boolean;
  readonly selected?: boolean;
  readonly containers?: readonly string[];
}

/** Alike pods of an application of namespace `shop`. */
export function matched(fixture: MatchedFixture): MatchedPods {
  const { hash, application = 'cart' } = fixture;
  ids++;
  const image = hash === 'new' ? 'mesh/proxy:2' : 'mesh/proxy:1';
  const group: PodGroup = {
    id: ids,
    cluster: 'prod-eu',
    namespace: 'shop',
    owner: application,
    labels: { mesh: 'on', ...fixture.labels },
    sidecars: hash
      ? {
          sets: [
            {
              name: 'mesh',
              hash,
              revision: `mesh-${hash}`,
              containers: ['proxy'],
            },
          ],
          working: {},
          blocked: fixture.blocked ? ['mesh'] : [],
        }
      : undefined,
    containers: (fixture.containers ?? ['main', 'proxy']).map(name => ({
      name,
      image: name === 'main' ? 'shop/cart:1' : image,
      native: false,
      changing: false,
    })),
    pods: fixture.pods,
  };
  return {
    group,
    application: { name: application, namespace: 'shop' },
    selected: fixture.selected ?? true,
  };
}

/** Four pods updated, six to go. */
export const halfWay: readonly MatchedPods[] = [
  matched({ hash: 'new', pods: 4 }),
  matched({ hash: 'old', pods: 6 }),
];

export function sidecarInput(
  workload: Workload,
  groups: readonly MatchedPods[] = halfWay,
  more: {
    readonly revisions?: readonly KubeObject[];
    readonly pods?: readonly PodRow[];
    readonly applicationGuards?: readonly ApplicationGuards[];
  } = {},
): ForecastInput {
  return {
    workload,
    pods: [],
    revisions,
    guards: [],
    matched: groups,
    now,
    ...more,
  };
}
