import {
  cloneSet,
  cloneSets,
  image,
  pod as podManifest,
  sidecarImage,
  sidecarSet,
  sidecarSets,
} from './manifests';
import { notLeaving } from './notLeaving';
import type { Scratch } from './scratch';
import { until, type Loose } from './until';

/** One SidecarSet under test and the pods it selects. */
export interface SidecarSetCase {
  readonly name: string;
  /** Applies a JSON patch and gives the object as the server answered. */
  patch(operations: readonly object[]): Promise<Loose>;
  /** Puts an image into the sidecar, with more operations in the same patch. */
  setImage(tag: string, ...more: object[]): Promise<Loose>;
  read(): Promise<Loose>;
  /** Waits for the SidecarSet; a status counts only once the controller has seen the newest spec. */
  untilStatus(
    wanted: (status: Loose, object: Loose) => boolean,
  ): Promise<Loose>;
  /** Makes a pod it selects, which no workload owns. */
  createPod(podName: string, labels?: Record<string, string>): Promise<Loose>;
  /** Makes a CloneSet whose pods it selects, and waits until they are counted as ready. */
  startPods(replicas: number): Promise<void>;
  /** Puts an image into the application's container. */
  setApplicationImage(tag: string): Promise<unknown>;
  /** The pods it selects, injected or not, without those that are being deleted. */
  pods(): Promise<Loose[]>;
  /** Waits for the pods it selects. */
  untilPods(wanted: (pods: Loose[]) => boolean): Promise<Loose[]>;
  /** Its ControllerRevisions, oldest number first. */
  revisions(): Promise<Loose[]>;
}

/** The one namespace OpenKruise keeps revisions of SidecarSets in. */
const revisionNamespace = 'kruise-system';

/** Creates a SidecarSet for pods of the scratch namespace and waits until its first revision is known. */
export async function startSidecarSet(
  { clients, ground, namespace }: Scratch,
  name: string,
  spec: Record<string, unknown> = {},
  labels: Record<string, string> = {},
): Promise<SidecarSetCase> {
  const connection = ground.connect('admin');
  const selector = { labelSelector: `app=${name}` };
  const subject: SidecarSetCase = {
    name,
    patch: operations =>
      clients.custom.patchClusterCustomObject(
        { ...sidecarSets, name, body: operations },
        clients.patchAs('json'),
      ),
    setImage: (tag, ...more) =>
      subject.patch([
        {
          op: 'replace',
          path: '/spec/containers/0/image',
          value: sidecarImage(tag),
        },
        ...more,
      ]),
    read: () => clients.custom.getClusterCustomObject({ ...sidecarSets, name }),
    untilStatus: async wanted =>
      (
        await until(
          connection,
          '/apis/apps.kruise.io/v1alpha1/sidecarsets',
          ([object]) =>
            object?.status?.observedGeneration ===
              object?.metadata.generation && wanted(object.status, object),
          { fieldSelector: `metadata.name=${name}` },
        )
      )[0],
    createPod: (podName, more = {}) =>
      clients.core.createNamespacedPod({
        namespace,
        body: podManifest(podName, {}, { app: name, ...more }),
      }),
    async startPods(replicas) {
      await clients.custom.createNamespacedCustomObject({
        ...cloneSets,
        namespace,
        body: cloneSet(name, {
          replicas,
          updateStrategy: {
            type: 'InPlaceIfPossible',
            maxUnavailable: '100%',
          },
        }),
      });
      await subject.untilStatus(
        status =>
          status.matchedPods === replicas &&
          status.updatedReadyPods === replicas,
      );
    },
    setApplicationImage: tag =>
      clients.custom.patchNamespacedCustomObject(
        {
          ...cloneSets,
          namespace,
          name,
          body: [
            {
              op: 'replace',
              path: '/spec/template/spec/containers/0/image',
              value: image(tag),
            },
          ],
        },
        clients.patchAs('json'),
      ),
    pods: async () =>
      notLeaving(
        (await clients.core.listNamespacedPod({ namespace, ...selector }))
          .items,
      ),
    untilPods: wanted =>
      until(
        connection,
        `/api/v1/namespaces/${namespace}/pods`,
        wanted,
        selector,
      ),
    async revisions() {
      const { items } = await clients.apps.listNamespacedControllerRevision({
        namespace: revisionNamespace,
        labelSelector: `kruise.io/sidecarset-name=${name}`,
      });
      return items.sort((a, b) => Number(a.revision) - Number(b.revision));
    },
  };
  await clients.custom.createClusterCustomObject({
    ...sidecarSets,
    body: sidecarSet(name, { namespace, ...spec }, labels),
  });
  await subject.untilStatus(status => Boolean(status.latestRevision));
  return subject;
}

/** Names of a pod's containers, in order. */
export const containerNames = ({ spec }: Loose): string[] =>
  spec.containers.map((container: Loose) => container.name);

/** Image a pod's spec asks of the sidecar; undefined where it is not injected. */
export const sidecarOf = ({ spec }: Loose): string | undefined =>
  spec.containers.find((container: Loose) => container.name === 'proxy')?.image;

/** How many pods ask for the sidecar with this tag. */
export const withSidecar = (pods: Loose[], tag: string): Loose[] =>
  pods.filter(pod => sidecarOf(pod) === sidecarImage(tag));

/** What a container of a pod reports. */
export const statusOf = ({ status }: Loose, container: string): Loose =>
  status.containerStatuses?.find((entry: Loose) => entry.name === container);

/** Which run of a container a pod is at: another id and count after every restart. */
export const runOf = (container: string) => (pod: Loose) => ({
  name: pod.metadata.name,
  containerID: statusOf(pod, container).containerID,
  restartCount: statusOf(pod, container).restartCount,
});

/** One SidecarSet's part of an annotation that holds a map by name. */
export const markOf = (
  { metadata }: Loose,
  annotation: string,
  name: string,
): Loose => JSON.parse(metadata.annotations?.[annotation] ?? '{}')[name];

/** The condition by which a SidecarSet says whether it can update a pod in place. */
export const upgradable = ({ status }: Loose): Loose =>
  status.conditions?.find(({ type }: Loose) => type === 'SidecarSetUpgradable');
