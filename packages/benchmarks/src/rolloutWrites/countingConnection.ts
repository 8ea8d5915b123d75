import type {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
} from '@pilotage/fleet-node';

/** A connection that counts what goes to the cluster. Dry runs change nothing, so they count as reads. */
export class CountingConnection implements ClusterConnection {
  readonly cluster: string;
  readonly #connection: ClusterConnection;
  #writes = 0;
  #reads = 0;

  constructor(connection: ClusterConnection) {
    this.cluster = connection.cluster;
    this.#connection = connection;
  }

  get writes(): number {
    return this.#writes;
  }

  get reads(): number {
    return this.#reads;
  }

  request(request: ClusterRequest): Promise<ClusterResponse> {
    if (request.method === 'GET' || request.query?.dryRun) this.#reads += 1;
    else this.#writes += 1;
    return this.#connection.request(request);
  }
}
