import { isReady } from './cloneSetCase';
import { cloneSet, cloneSets, deployment, image } from './manifests';
import type { Scratch } from './scratch';
import type { SidecarSetCase } from './sidecarSetCase';
import { startSidecarSet, withSidecar } from './sidecarSetCase';
import type { Loose } from './until';

/** What people call the service a pod belongs to, as a portal's catalog has it. */
export type ApplicationKind = 'CloneSet' | 'Deployment';

/** An application that gets the sidecar. */
export interface Application {
  readonly kind: ApplicationKind;
  readonly name: string;
  readonly replicas: number;
  /** Labels of its pods, besides those that select them. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A SidecarSet with the applications it is under. */
export interface SidecarFleet extends SidecarSetCase {
  readonly applications: readonly Application[];
  /** How many pods of each application ask for the sidecar with this tag; applications without such pods are missing. */
  podsAt(tag: string): Promise<Readonly<Record<string, number>>>;
  /** Changes how many pods the first application has. */
  scaleFirst(replicas: number): Promise<unknown>;
}

const applicationOf = ({ metadata }: Loose): string =>
  metadata.labels.application;

/** Creates a SidecarSet that belongs to the component of its name, then the applications under it. */
export async function startSidecarFleet(
  scratch: Scratch,
  name: string,
  applications: readonly Application[],
  updateStrategy: Record<string, unknown>,
): Promise<SidecarFleet> {
  const { clients, namespace } = scratch;
  const subject = await startSidecarSet(
    scratch,
    name,
    { updateStrategy },
    { 'backstage.io/kubernetes-id': name },
  );
  let pods = 0;
  for (const { kind, name: application, replicas, labels } of applications) {
    pods += replicas;
    const spec = {
      replicas,
      selector: { matchLabels: { application } },
      template: {
        metadata: { labels: { app: name, application, ...labels } },
        spec: { containers: [{ name: 'main', image: image('1.0.0') }] },
      },
    };
    await (kind === 'CloneSet'
      ? clients.custom.createNamespacedCustomObject({
          ...cloneSets,
          namespace,
          body: cloneSet(application, spec),
        })
      : clients.apps.createNamespacedDeployment({
          namespace,
          body: deployment(application, spec),
        }));
  }
  await subject.untilStatus(status => status.updatedReadyPods === pods);
  await subject.untilPods(seen => seen.every(isReady));
  return {
    ...subject,
    applications,
    async podsAt(tag) {
      const counts: Record<string, number> = {};
      for (const pod of withSidecar(await subject.pods(), tag)) {
        const application = applicationOf(pod);
        counts[application] = (counts[application] ?? 0) + 1;
      }
      return counts;
    },
    scaleFirst: replicas =>
      clients.custom.patchNamespacedCustomObject(
        {
          ...cloneSets,
          namespace,
          name: applications[0]!.name,
          body: [{ op: 'replace', path: '/spec/replicas', value: replicas }],
        },
        clients.patchAs('json'),
      ),
  };
}
