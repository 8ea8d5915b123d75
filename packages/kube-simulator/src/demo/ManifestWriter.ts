import {
  groupVersionPath,
  resourcePath,
  type ClusterConnection,
} from '@pilotage/fleet-node';
import type { Manifest } from './manifest';

interface ServedResource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** What of a manifest says where the object is. */
export type ObjectReference = Pick<
  Manifest,
  'apiVersion' | 'kind' | 'metadata'
>;

/** A change of an existing object. */
export interface ObjectPatch {
  /** `merge` replaces lists as a whole, `strategic` merges the items of those it knows; default `merge`. */
  readonly type?: 'merge' | 'strategic';
  readonly subresource?: 'status';
  readonly body: Readonly<Record<string, unknown>>;
  /** Default `kubectl`. */
  readonly manager?: string;
}

const patchTypes = {
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
} as const;

/** Writes manifests to a cluster through its API, as a person with kubectl would. */
export class ManifestWriter {
  readonly #connection: ClusterConnection;
  readonly #served = new Map<string, Promise<readonly ServedResource[]>>();

  constructor(connection: ClusterConnection) {
    this.#connection = connection;
  }

  /**
   * Creates the object, and gives it the status of the manifest where it has one, which is otherwise a controller's work.
   *
   * @throws Error with the server's words when the object is refused
   */
  async create(manifest: Manifest): Promise<void> {
    await this.#send('POST', await this.#collection(manifest), {
      body: manifest,
      contentType: 'application/json',
      query: { fieldManager: 'kubectl' },
    });
    const { status } = manifest;
    if (status && (await this.#hasStatus(manifest))) {
      await this.patch(manifest, { subresource: 'status', body: { status } });
    }
  }

  /** Brings the spec of an existing object to that of the manifest; lists are replaced as a whole. */
  async change(manifest: Manifest): Promise<void> {
    await this.patch(manifest, { body: { spec: manifest.spec } });
  }

  async patch(object: ObjectReference, patch: ObjectPatch): Promise<void> {
    const { type = 'merge', subresource, body, manager = 'kubectl' } = patch;
    const path = await this.#object(object);
    await this.#send('PATCH', subresource ? `${path}/${subresource}` : path, {
      body,
      contentType: patchTypes[type],
      query: { fieldManager: manager },
    });
  }

  async delete(object: ObjectReference): Promise<void> {
    await this.#send('DELETE', await this.#object(object));
  }

  async read(object: ObjectReference): Promise<unknown> {
    return this.#send('GET', await this.#object(object));
  }

  /** The pods a workload's selector selects, by name. */
  async podsOf(workload: Manifest): Promise<readonly Manifest[]> {
    const { selector } = workload.spec as {
      readonly selector: { readonly matchLabels: Record<string, string> };
    };
    const path = await this.#collection({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...workload.metadata, name: '' },
    });
    const labelSelector = Object.entries(selector.matchLabels)
      .map(([label, value]) => `${label}=${value}`)
      .join(',');
    const { items } = (await this.#send('GET', path, {
      query: { labelSelector },
    })) as { readonly items: readonly Manifest[] };
    return [...items]
      .sort((a, b) => a.metadata.name.localeCompare(b.metadata.name))
      .map(item => ({ ...item, apiVersion: 'v1', kind: 'Pod' }));
  }

  async #object(object: ObjectReference): Promise<string> {
    return `${await this.#collection(object)}/${object.metadata.name}`;
  }

  async #collection(object: ObjectReference): Promise<string> {
    const { apiVersion, kind, metadata } = object;
    const type = typeOf(apiVersion);
    const resource = (await this.#discover(apiVersion)).find(
      candidate => candidate.kind === kind && !candidate.name.includes('/'),
    );
    if (!resource) {
      throw new Error(
        `${this.#connection.cluster} does not serve ${kind} of ${apiVersion}`,
      );
    }
    return resourcePath({
      type: { ...type, plural: resource.name },
      ...(resource.namespaced
        ? { namespace: metadata.namespace ?? 'default' }
        : {}),
    });
  }

  async #hasStatus({ apiVersion, kind }: ObjectReference): Promise<boolean> {
    return (await this.#discover(apiVersion)).some(
      candidate => candidate.kind === kind && /\/status$/.test(candidate.name),
    );
  }

  #discover(apiVersion: string): Promise<readonly ServedResource[]> {
    let resources = this.#served.get(apiVersion);
    if (!resources) {
      resources = this.#send('GET', groupVersionPath(typeOf(apiVersion))).then(
        list => (list as { resources: ServedResource[] }).resources,
      );
      this.#served.set(apiVersion, resources);
    }
    return resources;
  }

  async #send(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    more: Partial<Parameters<ClusterConnection['request']>[0]> = {},
  ): Promise<unknown> {
    const { cluster } = this.#connection;
    const response = await this.#connection.request({ method, path, ...more });
    const answer = await response.json();
    if (response.status >= 400) {
      const { message } = answer as { message?: string };
      throw new Error(`${cluster}: ${method} ${path}: ${message}`);
    }
    return answer;
  }
}

function typeOf(apiVersion: string) {
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  return { group, version };
}
