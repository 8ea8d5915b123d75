import type { ClusterConnection } from '@pilotage/fleet-node';
import { groupVersionPath, resourcePath } from '@pilotage/fleet-node';
import type { Manifest } from './manifest';

interface ServedResource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** Writes manifests to one cluster, finding where each kind is served through discovery. */
export class KubeApi {
  readonly #connection: ClusterConnection;
  readonly #served = new Map<string, Promise<ServedResource[]>>();

  constructor(connection: ClusterConnection) {
    this.#connection = connection;
  }

  /** Whether the cluster knows the kind at all. */
  async serves({ apiVersion, kind }: Manifest): Promise<boolean> {
    const [version = '', group = ''] = apiVersion.split('/').reverse();
    const path = groupVersionPath({ group, version });
    const resources = await this.#discover(path);
    return resources.some(resource => resource.kind === kind);
  }

  /** @throws Error with the server's message when it refuses. */
  async create(manifest: Manifest): Promise<void> {
    const path = await this.#path(manifest, 'collection');
    await this.#send({ method: 'POST', path, body: manifest }, manifest);
  }

  /** Replaces the fields of `spec` that the manifest has. */
  async mergeSpec(manifest: Manifest): Promise<void> {
    const path = await this.#path(manifest, 'object');
    const body = { spec: manifest.spec };
    const contentType = 'application/merge-patch+json';
    await this.#send({ method: 'PATCH', path, body, contentType }, manifest);
  }

  async get(manifest: Manifest): Promise<unknown> {
    const path = await this.#path(manifest, 'object');
    return this.#send({ method: 'GET', path }, manifest);
  }

  async #send(
    request: Parameters<ClusterConnection['request']>[0],
    { kind, metadata }: Manifest,
  ): Promise<unknown> {
    const response = await this.#connection.request(request);
    const answer = await response.json();
    if (response.status < 400) return answer;
    const { message } = answer as { message?: string };
    throw new Error(
      `${this.#connection.cluster} refused ${kind} ${
        metadata.name
      }: ${message}`,
    );
  }

  async #path(
    { apiVersion, kind, metadata }: Manifest,
    what: 'object' | 'collection',
  ): Promise<string> {
    const [version = '', group = ''] = apiVersion.split('/').reverse();
    const resources = await this.#discover(
      groupVersionPath({ group, version }),
    );
    const resource = resources.find(
      // Subresources are listed with a slash in their name.
      candidate => candidate.kind === kind && !candidate.name.includes('/'),
    );
    if (!resource) {
      throw new Error(
        `${this.#connection.cluster} does not serve ${kind} of ${apiVersion} (${
          metadata.name
        })`,
      );
    }
    return resourcePath({
      type: { group, version, plural: resource.name },
      namespace: resource.namespaced
        ? metadata.namespace ?? 'default'
        : undefined,
      name: what === 'object' ? metadata.name : undefined,
    });
  }

  #discover(path: string): Promise<ServedResource[]> {
    let served = this.#served.get(path);
    if (!served) {
      served = this.#listServed(path);
      this.#served.set(path, served);
    }
    return served;
  }

  async #listServed(path: string): Promise<ServedResource[]> {
    const response = await this.#connection.request({ method: 'GET', path });
    if (response.status === 404) return [];
    const list = (await response.json()) as { resources?: ServedResource[] };
    return list.resources ?? [];
  }
}
