import { Agent } from 'undici';
import { httpRequest } from './httpRequest';
import type { ClusterConnection } from './types';

/**
 * Where an API server is and what it accepts as proof of who we are.
 *
 * @public
 */
export interface DirectConnectionOptions {
  readonly cluster: string;
  /** URL of the API server. */
  readonly server: string;
  /** Bearer token; a function is asked for every request, so that a rotated token is picked up. */
  readonly token?: string | (() => string | Promise<string>);
  /** PEM of the certificate authority. */
  readonly caData?: string;
  /** Name the server's certificate is checked against, when it is not the host of `server`. */
  readonly tlsServerName?: string;
  readonly skipTlsVerify?: boolean;
  /** PEM of certificate and key. */
  readonly clientCert?: { readonly cert: string; readonly key: string };
}

/**
 * A connection that must be closed when it is no longer needed.
 *
 * @public
 */
export interface DirectConnection extends ClusterConnection {
  /** Ends every request and closes the sockets. */
  close(): Promise<void>;
}

/**
 * Talks to an API server over sockets kept alive, one dispatcher per connection.
 *
 * @public
 */
export function directConnection(
  options: DirectConnectionOptions,
): DirectConnection {
  const { cluster, server, token } = options;
  const dispatcher = new Agent({
    // One socket per request in flight: a watch would block whatever is pipelined behind it.
    pipelining: 1,
    keepAliveTimeout: 60_000,
    connect: {
      ca: options.caData,
      servername: options.tlsServerName,
      rejectUnauthorized: !options.skipTlsVerify,
      cert: options.clientCert?.cert,
      key: options.clientCert?.key,
    },
  });
  return {
    cluster,
    async request(request) {
      const bearer = typeof token === 'function' ? await token() : token;
      return httpRequest({
        cluster,
        dispatcher,
        baseUrl: server,
        headers: bearer ? { authorization: `Bearer ${bearer}` } : {},
        request,
      });
    },
    close: () => dispatcher.destroy(),
  };
}
