import type { APIRequestContext } from '@playwright/test';

const base = Number(process.env.PILOTAGE_E2E_FLEET_PORT ?? 7550);
const controlPort = base + 9;

/** Clusters of the embedded fleet, in the order of their ports. */
const clusters = ['prod-eu', 'prod-us', 'test-1'] as const;
export type ClusterName = (typeof clusters)[number];

const bearer = { authorization: 'Bearer demo-backstage-token' };

/** What an update in place must not change. */
export interface PodIdentity {
  readonly name: string;
  readonly uid: string;
  readonly node: string;
  readonly ip: string;
}

interface PodObject {
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly deletionTimestamp?: string;
  };
  readonly spec: { readonly nodeName: string };
  readonly status: { readonly podIP: string };
}

/** The fleet behind the portal's back: what kubectl would show and change, and what can befall a cluster. */
export class Fleet {
  readonly #http: APIRequestContext;

  constructor(http: APIRequestContext) {
    this.#http = http;
  }

  /** First port of the fleet. */
  static readonly port = base;

  /** Address of a cluster's API server. */
  static url(cluster: ClusterName): string {
    return `http://127.0.0.1:${base + clusters.indexOf(cluster)}`;
  }

  /** Pods of a service that are not on their way out, by name. */
  async pods(
    cluster: ClusterName,
    namespace: string,
    service: string,
  ): Promise<readonly PodIdentity[]> {
    const answer = await this.#http.get(
      `${Fleet.url(cluster)}/api/v1/namespaces/${namespace}/pods`,
      {
        headers: bearer,
        params: { labelSelector: `app.kubernetes.io/name=${service}` },
        failOnStatusCode: true,
      },
    );
    const { items } = (await answer.json()) as { items: readonly PodObject[] };
    return items
      .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
      .map(({ metadata, spec, status }) => ({
        name: metadata.name,
        uid: metadata.uid,
        node: spec.nodeName,
        ip: status.podIP,
      }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Changes a CloneSet as somebody else would. */
  async patchCloneSet(options: {
    readonly cluster: ClusterName;
    readonly namespace: string;
    readonly name: string;
    readonly fieldManager: string;
    readonly patch: unknown;
  }): Promise<void> {
    const { cluster, namespace, name, fieldManager, patch } = options;
    await this.#http.patch(
      `${Fleet.url(
        cluster,
      )}/apis/apps.kruise.io/v1alpha1/namespaces/${namespace}/clonesets/${name}`,
      {
        headers: { ...bearer, 'content-type': 'application/merge-patch+json' },
        params: { fieldManager },
        data: JSON.stringify(patch),
        failOnStatusCode: true,
      },
    );
  }

  /** Does what somebody would do about one of the things that are wrong on purpose; see `examples/fleet/mends.yaml`. */
  async mend(name: string): Promise<void> {
    await this.#http.post(
      `http://127.0.0.1:${controlPort}/mend/${encodeURIComponent(name)}`,
      { failOnStatusCode: true },
    );
  }

  /** Makes the API server of a cluster refuse connections, or take them again. */
  async fault(cluster: ClusterName, fault: 'away' | 'back'): Promise<void> {
    await this.#http.post(
      `http://127.0.0.1:${controlPort}/faults/${cluster}/${fault}`,
      { failOnStatusCode: true },
    );
  }
}
