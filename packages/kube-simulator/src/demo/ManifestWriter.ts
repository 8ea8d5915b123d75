import {
  groupVersionPath,
  resourcePath,
  type ClusterConnection,
} from '@pilotage/fleet-node';
import type { Manifest } from './fleetPlan';

interface ServedResource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

const json = 'application/json';
const mergePatch = 'application/merge-patch+json';

/** Writes manifests to a cluster through its API, as a person with kubectl would. */
export class ManifestWriter {
  readonly #connection: ClusterConnection;
  readonly #served = new Map<string, Promise<readonly ServedResource[]>>();

  constructor(connection: ClusterConnection) {
    this.#connection = connection;
  }

  /** @throws Error with the server's words when the object is refused */
  async create(manifest: Manifest): Promise<void> {
    const path = await this.#path(manifest);
    await this.#send('POST', path, manifest, json);
  }

  /** Brings the spec of an existing object to that of the manifest; lists are replaced as a whole. */
  async change(manifest: Manifest): Promise<void> {
    const path = await this.#path(manifest, manifest.metadata.name);
    await this.#send('PATCH', path, { spec: manifest.spec }, mergePatch);
  }

  async cordon(node: string): Promise<void> {
    const type = { group: '', version: 'v1', plural: 'nodes' };
    const path = resourcePath({ type, name: node });
    await this.#send(
      'PATCH',
      path,
      { spec: { unschedulable: true } },
      mergePatch,
    );
  }

  async read(manifest: Manifest): Promise<unknown> {
    const path = await this.#path(manifest, manifest.metadata.name);
    return this.#send('GET', path);
  }

  async #path(manifest: Manifest, name?: string): Promise<string> {
    const { apiVersion, kind, metadata } = manifest;
    const [version = '', group = ''] = apiVersion.split('/').reverse();
    const resource = (
      await this.#discover(apiVersion, { group, version })
    ).find(
      candidate => candidate.kind === kind && !candidate.name.includes('/'),
    );
    if (!resource) {
      throw new Error(
        `${this.#connection.cluster} does not serve ${kind} of ${apiVersion}`,
      );
    }
    return resourcePath({
      type: { group, version, plural: resource.name },
      ...(resource.namespaced
        ? { namespace: metadata.namespace ?? 'default' }
        : {}),
      ...(name === undefined ? {} : { name }),
    });
  }

  #discover(
    apiVersion: string,
    type: { group: string; version: string },
  ): Promise<readonly ServedResource[]> {
    let resources = this.#served.get(apiVersion);
    if (!resources) {
      resources = this.#send('GET', groupVersionPath(type)).then(
        list => (list as { resources: ServedResource[] }).resources,
      );
      this.#served.set(apiVersion, resources);
    }
    return resources;
  }

  async #send(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body?: unknown,
    contentType?: typeof json | typeof mergePatch,
  ): Promise<unknown> {
    const response = await this.#connection.request({
      method,
      path,
      ...(body === undefined
        ? {}
        : { body, contentType, query: { fieldManager: 'kubectl' } }),
    });
    const answer = await response.json();
    if (response.status >= 400) {
      const { message } = answer as { message?: string };
      throw new Error(
        `${this.#connection.cluster}: ${method} ${path}: ${message}`,
      );
    }
    return answer;
  }
}

/** Workloads among manifests: what a wave waits for. */
export function workloadsOf(
  manifests: readonly Manifest[],
): readonly Manifest[] {
  return manifests.filter(
    ({ kind }) => kind === 'Deployment' || kind === 'CloneSet',
  );
}
