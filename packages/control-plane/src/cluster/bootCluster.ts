import type { ArtifactName } from '../build/artifacts';
import type { Program } from '../build/ensurePrograms';
import type {
  ComponentContext,
  ComponentSpec,
} from '../components/componentContext';
import { controllers } from '../components/controllers';
import type { ControllerName } from '../components/controllers';
import { etcd } from '../components/etcd';
import { kubeApiServer } from '../components/kubeApiServer';
import { kubeControllerManager } from '../components/kubeControllerManager';
import { kubeScheduler } from '../components/kubeScheduler';
import { createObjects } from '../manifests/createObjects';
import { admin, defaultPeople } from '../people/defaultPeople';
import { namespacesOf, rolesOf } from '../people/roles';
import { serviceAccountToken } from '../people/serviceAccountToken';
import { createTokens } from '../people/tokenFile';
import { createClusterPki } from '../pki/clusterPki';
import { ClusterClients } from './clusterClients';
import { SERVICE_ADDRESS } from '../components/clusterLayout';
import type { ClusterLayout } from '../components/clusterLayout';
import type { ClusterOptions } from './clusterOptions';
import type { ComponentSet } from './componentSet';
import { installController, namespaceManifest } from './installController';
import { waitForDefaultAccount } from './waitForDefaultAccount';
import { writeLayout } from './writeLayout';

/** A cluster's place, programs and process list, made by `startCluster`. */
export interface BootOptions {
  readonly options: ClusterOptions;
  readonly layout: ClusterLayout;
  readonly programs: Readonly<Record<ArtifactName, Program>>;
  readonly components: ComponentSet;
}

/** A cluster that answers, and who can connect to it. */
export interface BootedCluster {
  readonly ca: string;
  readonly clients: ClusterClients;
}

/**
 * The order matters. CRDs are served before their controller starts; webhook configurations exist before the
 * manager that rewrites them; and no pod can be created while the configurations of OpenKruise are there and
 * its manager is not, so workloads and nodes come last.
 */
export async function bootCluster(boot: BootOptions): Promise<BootedCluster> {
  const { options, layout, programs, components } = boot;
  const people = [
    admin,
    ...(options.people ?? defaultPeople).filter(
      ({ name }) => name !== admin.name,
    ),
  ];
  const tokens = createTokens(people);
  const pki = await createClusterPki({
    cluster: layout.name,
    serviceAddress: SERVICE_ADDRESS,
  });
  const ca = pki.caCertificate;
  await writeLayout({ layout, pki, people, tokens });
  const clients = new ClusterClients({ layout, ca });
  for (const [person, token] of Object.entries(tokens))
    await clients.add(person, token);

  const start = async (
    component: (context: ComponentContext) => ComponentSpec,
    artifact: ArtifactName,
  ) => {
    const spec = component({ layout, ca, program: programs[artifact] });
    const extra = options.extraFlags?.[spec.name] ?? [];
    await components.start({ ...spec, args: [...spec.args, ...extra] });
  };

  await start(etcd, 'kubernetes');
  await start(kubeApiServer, 'kubernetes');
  const connection = clients.connect(admin.name);
  await createObjects(connection, [
    ...namespacesOf(people).map(namespaceManifest),
    ...people.flatMap(rolesOf),
  ]);
  for (const { name, identity } of people) {
    if (identity.type !== 'service-account') continue;
    const account = { name, namespace: identity.namespace };
    await clients.add(name, await serviceAccountToken(connection, account));
  }
  for (const controller of inStartingOrder(options.controllers)) {
    const { artifact, component } = controller;
    await installController(connection, controller, programs[artifact].assets);
    await start(component, artifact);
  }
  await Promise.all([
    start(kubeControllerManager, 'kubernetes'),
    start(kubeScheduler, 'kubernetes'),
  ]);
  await waitForDefaultAccount(connection);
  return { ca, clients };
}

function inStartingOrder(names: readonly ControllerName[]) {
  return Object.entries(controllers)
    .filter(([name]) => names.some(wanted => wanted === name))
    .map(([, controller]) => controller);
}
