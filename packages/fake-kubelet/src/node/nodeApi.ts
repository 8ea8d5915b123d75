import {
  resourcePath,
  type ClusterConnection,
  type ClusterRequest,
  type KubeObject,
} from '@pilotage/fleet-node';
import { nodeObject, nodeStatus } from './nodeObject';
import type { NodeSpec } from './nodeSpec';

const nodes = { group: '', version: 'v1', plural: 'nodes' };
const leases = {
  group: 'coordination.k8s.io',
  version: 'v1',
  plural: 'leases',
};
const leaseNamespace = 'kube-node-lease';
const leaseDurationSeconds = 40;

/** The writes of one node's kubelet about its node. Each throws when the answer is not the one hoped for. */
export class NodeApi {
  readonly #connection: ClusterConnection;
  readonly #spec: NodeSpec;

  constructor(connection: ClusterConnection, spec: NodeSpec) {
    this.#connection = connection;
    this.#spec = spec;
  }

  /** Creates the node unless it exists. */
  async register(): Promise<void> {
    await this.#send(
      {
        method: 'POST',
        path: resourcePath({ type: nodes }),
        body: nodeObject(this.#spec),
      },
      [409],
    );
  }

  async writeStatus(context: Parameters<typeof nodeStatus>[1]): Promise<void> {
    await this.#send({
      method: 'PATCH',
      path: resourcePath({
        type: nodes,
        name: this.#spec.name,
        subresource: 'status',
      }),
      contentType: 'application/strategic-merge-patch+json',
      body: { status: nodeStatus(this.#spec, context) },
    });
  }

  /** Renews the node's lease, or takes it out. */
  async renewLease(now: number): Promise<void> {
    const { name } = this.#spec;
    // metav1.MicroTime wants six digits after the point.
    const renewTime = new Date(now).toISOString().replace('Z', '000Z');
    const renewed = await this.#send(
      {
        method: 'PATCH',
        path: resourcePath({ type: leases, namespace: leaseNamespace, name }),
        contentType: 'application/merge-patch+json',
        body: { spec: { renewTime } },
      },
      [404],
    );
    if (renewed.status !== 404) return;
    const node = await this.#send({
      method: 'GET',
      path: resourcePath({ type: nodes, name }),
    });
    const { metadata } = node.body as KubeObject;
    await this.#send(
      {
        method: 'POST',
        path: resourcePath({ type: leases, namespace: leaseNamespace }),
        body: {
          apiVersion: 'coordination.k8s.io/v1',
          kind: 'Lease',
          metadata: {
            name,
            namespace: leaseNamespace,
            ownerReferences: [
              { apiVersion: 'v1', kind: 'Node', name, uid: metadata.uid },
            ],
          },
          spec: { holderIdentity: name, leaseDurationSeconds, renewTime },
        },
      },
      [409],
    );
  }

  async #send(request: ClusterRequest, alsoFine: readonly number[] = []) {
    const response = await this.#connection.request(request);
    if (response.status >= 300 && !alsoFine.includes(response.status)) {
      const text = await response.text();
      throw new Error(
        `${request.method} ${request.path}: ${response.status} ${text.slice(
          0,
          500,
        )}`,
      );
    }
    return { status: response.status, body: await response.json() };
  }
}
