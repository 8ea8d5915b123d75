import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ClusterInfo } from '@pilotage/fleet-common';

/**
 * One request to one cluster's API server.
 *
 * @public
 */
export interface ClusterRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute API path, built by the path helpers from constants and encoded names; never forwarded from outside. */
  readonly path: string;
  readonly query?: Readonly<
    Record<string, string | number | boolean | undefined>
  >;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Content type of the body; patches name their kind. Default `application/json`. */
  readonly contentType?:
    | 'application/json'
    | 'application/json-patch+json'
    | 'application/merge-patch+json'
    | 'application/strategic-merge-patch+json'
    | 'application/apply-patch+yaml';
  readonly accept?: string;
  readonly signal?: AbortSignal;
  /** Milliseconds until the response headers must have arrived, and again until `text` or `json` is complete; default 10,000. */
  readonly timeoutMs?: number;
}

/**
 * What the API server answered. A status of 400 or more is an answer, not an exception: only a missing
 * answer throws ({@link ClusterUnreachableError}).
 *
 * @public
 */
export interface ClusterResponse {
  readonly status: number;
  header(name: string): string | undefined;
  json(): Promise<unknown>;
  text(): Promise<string>;
  /** The raw body, for watches and logs. Leaving the loop early closes the connection. */
  body(): AsyncIterable<Uint8Array>;
}

/**
 * A way to talk to one cluster. The proxy hop of the Kubernetes plugin and a direct keep-alive connection are
 * two implementations of it and behave the same in one contract test.
 *
 * @public
 */
export interface ClusterConnection {
  readonly cluster: string;
  request(request: ClusterRequest): Promise<ClusterResponse>;
}

/**
 * Tokens a person brought for clusters that want one, by the request key of the Kubernetes plugin
 * (`google`, `aks`, `oidc.<provider>`). Forwarded with one request; never stored, logged or audited.
 *
 * @public
 */
export type ClusterTokens = Readonly<Record<string, string>>;

/**
 * Where clusters come from.
 *
 * @public
 */
export interface ClusterAccess {
  /**
   * The clusters of the Kubernetes plugin. With `credentials` on behalf of that caller, else as our own
   * service.
   */
  listClusters(options?: {
    credentials?: BackstageCredentials;
  }): Promise<ClusterInfo[]>;
  /** A connection that calls as our own service; `tokens` go along for clusters with identity `user`. */
  connect(
    cluster: ClusterInfo,
    options?: { tokens?: ClusterTokens },
  ): ClusterConnection;
}

/**
 * No answer came: connection refused, reset, time-out, TLS failure, or the Kubernetes plugin itself failed.
 *
 * @public
 */
export class ClusterUnreachableError extends Error {
  readonly cluster: string;
  constructor(cluster: string, reason: string, options?: { cause?: unknown }) {
    super(`Cluster ${cluster}: ${reason}`, options);
    this.name = 'ClusterUnreachableError';
    this.cluster = cluster;
  }
}
