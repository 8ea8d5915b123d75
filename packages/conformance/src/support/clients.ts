import type * as k8s from '@kubernetes/client-node';
import type { Ground, Person } from '../ground/Ground';

/** The typed clients a case uses, as any program would. */
export interface Clients {
  readonly core: k8s.CoreV1Api;
  readonly apps: k8s.AppsV1Api;
  readonly policy: k8s.PolicyV1Api;
  readonly authorization: k8s.AuthorizationV1Api;
  readonly version: k8s.VersionApi;
  readonly custom: k8s.CustomObjectsApi;
  /** Options of a patch call: its content type and nothing else. */
  patchAs(kind: PatchKind): k8s.ConfigurationOptions;
}

export type PatchKind = 'json' | 'merge' | 'strategic-merge';

const contentTypes: Record<PatchKind, string> = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  'strategic-merge': 'application/strategic-merge-patch+json',
};

/** Clients of one person on one ground. */
export async function clientsOf(
  ground: Pick<Ground, 'kubeconfig'>,
  person: Person = 'admin',
): Promise<Clients> {
  // ES module only, so it cannot be imported statically from CommonJS.
  const client = await import('@kubernetes/client-node');
  const config = new client.KubeConfig();
  config.loadFromString(ground.kubeconfig(person));
  return {
    core: config.makeApiClient(client.CoreV1Api),
    apps: config.makeApiClient(client.AppsV1Api),
    policy: config.makeApiClient(client.PolicyV1Api),
    authorization: config.makeApiClient(client.AuthorizationV1Api),
    version: config.makeApiClient(client.VersionApi),
    custom: config.makeApiClient(client.CustomObjectsApi),
    patchAs: kind =>
      client.setHeaderOptions('Content-Type', contentTypes[kind] as never),
  };
}
