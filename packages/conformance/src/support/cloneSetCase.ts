import { cloneSet, cloneSets, image } from './manifests';
import { notLeaving } from './notLeaving';
import type { Scratch } from './scratch';
import { until, type Loose } from './until';

/** One CloneSet under test: made, changed and watched through the API. */
export interface CloneSetCase {
  readonly name: string;
  /** Applies a JSON patch and gives the object as the server answered. */
  patch(operations: readonly object[]): Promise<Loose>;
  /** Puts an image into the first container, and a partition beside it when given. */
  setImage(tag: string, partition?: number | string): Promise<Loose>;
  read(): Promise<Loose>;
  /** Its pods without those that are being deleted: counters of a status leave them out too. */
  pods(): Promise<Loose[]>;
  /** Waits for the CloneSet; a status counts only once the controller has seen the newest spec. */
  untilStatus(
    wanted: (status: Loose, object: Loose) => boolean,
  ): Promise<Loose>;
  /** Waits for the pods. */
  untilPods(wanted: (pods: Loose[]) => boolean): Promise<Loose[]>;
  /** ControllerRevisions, oldest first. */
  revisions(): Promise<Loose[]>;
}

/** Creates a CloneSet and waits until all its pods are available. */
export async function startCloneSet(
  { clients, ground, namespace }: Scratch,
  name: string,
  spec: Record<string, unknown>,
): Promise<CloneSetCase> {
  const connection = ground.connect('admin');
  const selector = { labelSelector: `app=${name}` };
  const readPods = async () =>
    notLeaving(
      (await clients.core.listNamespacedPod({ namespace, ...selector })).items,
    );

  const subject: CloneSetCase = {
    name,
    async patch(operations) {
      return clients.custom.patchNamespacedCustomObject(
        { ...cloneSets, namespace, name, body: operations },
        clients.patchAs('json'),
      );
    },
    setImage: (tag, partition) =>
      subject.patch([
        {
          op: 'replace',
          path: '/spec/template/spec/containers/0/image',
          value: image(tag),
        },
        ...(partition === undefined
          ? []
          : [
              {
                op: 'add',
                path: '/spec/updateStrategy/partition',
                value: partition,
              },
            ]),
      ]),
    read: () =>
      clients.custom.getNamespacedCustomObject({
        ...cloneSets,
        namespace,
        name,
      }),
    pods: readPods,
    untilStatus: async wanted =>
      (
        await until(
          connection,
          `/apis/apps.kruise.io/v1alpha1/namespaces/${namespace}/clonesets`,
          ([object]) =>
            object?.status?.observedGeneration ===
              object?.metadata.generation && wanted(object.status, object),
          { fieldSelector: `metadata.name=${name}` },
        )
      )[0],
    untilPods: wanted =>
      until(
        connection,
        `/api/v1/namespaces/${namespace}/pods`,
        wanted,
        selector,
      ),
    async revisions() {
      const { items } = await clients.apps.listNamespacedControllerRevision({
        namespace,
      });
      return items
        .filter(item => item.metadata?.ownerReferences?.[0]?.name === name)
        .sort((a, b) => Number(a.revision) - Number(b.revision));
    },
  };

  await clients.custom.createNamespacedCustomObject({
    ...cloneSets,
    namespace,
    body: cloneSet(name, spec),
  });
  const { replicas } = spec as { replicas: number };
  await subject.untilStatus(
    status =>
      status.availableReplicas === replicas &&
      status.updatedAvailableReplicas === replicas,
  );
  return subject;
}

/** What must not change when a pod is updated in place. */
export function identity({ metadata, spec, status }: Loose) {
  return {
    name: metadata.name,
    uid: metadata.uid,
    node: spec.nodeName,
    ip: status.podIP,
  };
}

export const identities = (pods: Loose[]) =>
  pods.map(identity).sort((a, b) => (a.name < b.name ? -1 : 1));

/** How many pods ask for the image with this tag. */
export const withTag = (pods: Loose[], tag: string) =>
  pods.filter(({ spec }) => spec.containers[0].image === image(tag));

export const isReady = ({ status }: Loose) =>
  Boolean(
    status?.conditions?.some(
      (condition: Loose) =>
        condition.type === 'Ready' && condition.status === 'True',
    ),
  );
