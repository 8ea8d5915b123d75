import { deployment, image } from './manifests';
import { notLeaving } from './notLeaving';
import type { Scratch } from './scratch';
import { until, type Loose } from './until';

/** One Deployment under test: made, changed and watched through the API. */
export interface DeploymentCase {
  /** Applies a JSON patch and gives the object as the server answered. */
  patch(operations: readonly object[]): Promise<Loose>;
  /** Puts an image into the first container, with more operations in the same patch. */
  setImage(tag: string, ...more: object[]): Promise<Loose>;
  read(): Promise<Loose>;
  /** Waits for the Deployment; a status counts only once the controller has seen the newest spec. */
  untilStatus(
    wanted: (status: Loose, object: Loose) => boolean,
  ): Promise<Loose>;
  /** Its ReplicaSets, oldest revision first. */
  replicaSets(): Promise<Loose[]>;
  /** Its pods without those that are being deleted. */
  pods(): Promise<Loose[]>;
}

/** The number a Deployment or one of its ReplicaSets carries. */
export const revisionOf = ({ metadata }: Loose) =>
  metadata.annotations?.['deployment.kubernetes.io/revision'];

/** Creates a Deployment and waits until all its pods are available. */
export async function startDeployment(
  { clients, ground, namespace }: Scratch,
  name: string,
  spec: Record<string, unknown>,
): Promise<DeploymentCase> {
  const connection = ground.connect('admin');
  const selector = { labelSelector: `app=${name}` };
  const subject: DeploymentCase = {
    patch: operations =>
      clients.apps.patchNamespacedDeployment(
        { namespace, name, body: operations },
        clients.patchAs('json'),
      ),
    setImage: (tag, ...more) =>
      subject.patch([
        {
          op: 'replace',
          path: '/spec/template/spec/containers/0/image',
          value: image(tag),
        },
        ...more,
      ]),
    read: () => clients.apps.readNamespacedDeployment({ namespace, name }),
    untilStatus: async wanted =>
      (
        await until(
          connection,
          `/apis/apps/v1/namespaces/${namespace}/deployments`,
          ([object]) =>
            object?.status?.observedGeneration ===
              object?.metadata.generation && wanted(object.status, object),
          { fieldSelector: `metadata.name=${name}` },
        )
      )[0],
    replicaSets: async () => {
      const { items } = await clients.apps.listNamespacedReplicaSet({
        namespace,
        ...selector,
      });
      return items.sort(
        (a, b) => Number(revisionOf(a)) - Number(revisionOf(b)),
      );
    },
    pods: async () =>
      notLeaving(
        (await clients.core.listNamespacedPod({ namespace, ...selector }))
          .items,
      ),
  };
  await clients.apps.createNamespacedDeployment({
    namespace,
    body: deployment(name, spec),
  });
  const { replicas } = spec as { replicas: number };
  await subject.untilStatus(status => status.availableReplicas === replicas);
  return subject;
}
