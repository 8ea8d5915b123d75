import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import type { DirectConnection } from './directConnection';
import { directConnection } from './directConnection';

/**
 * A kubeconfig as text or as a file, and which of its contexts to use (default: its current one).
 *
 * @public
 */
export type KubeconfigOptions = {
  readonly context?: string;
  /** Name the connection gets; default: the cluster's name in the kubeconfig. */
  readonly cluster?: string;
} & ({ readonly text: string } | { readonly file: string });

interface KubeconfigFile {
  'current-context'?: string;
  contexts?: { name: string; context?: { cluster?: string; user?: string } }[];
  clusters?: { name: string; cluster?: Record<string, unknown> }[];
  users?: { name: string; user?: Record<string, unknown> }[];
}

/**
 * A direct connection from a kubeconfig. Tokens and client certificates are understood; `exec` and
 * `auth-provider` plugins are not.
 *
 * @throws TypeError when the context, its cluster or a way to authenticate is missing.
 * @public
 */
export function connectionFromKubeconfig(
  options: KubeconfigOptions,
): DirectConnection {
  const text =
    'text' in options ? options.text : readFileSync(options.file, 'utf8');
  const folder = 'file' in options ? dirname(options.file) : undefined;
  const file = parse(text) as KubeconfigFile;

  const contextName = options.context ?? file['current-context'];
  const context = file.contexts?.find(
    ({ name }) => name === contextName,
  )?.context;
  if (!context)
    throw new TypeError(`The kubeconfig has no context ${contextName}`);
  const cluster = file.clusters?.find(({ name }) => name === context.cluster);
  const server = cluster?.cluster?.server;
  if (!cluster || typeof server !== 'string') {
    throw new TypeError(
      `The kubeconfig has no server for context ${contextName}`,
    );
  }
  const user =
    file.users?.find(({ name }) => name === context.user)?.user ?? {};
  if ('exec' in user || 'auth-provider' in user) {
    throw new TypeError(
      `User ${context.user} of the kubeconfig needs a credential plugin, which is not supported`,
    );
  }

  const cert = pem(user, 'client-certificate', folder);
  const key = pem(user, 'client-key', folder);
  return directConnection({
    cluster: options.cluster ?? cluster.name,
    server,
    token: tokenOf(user, folder),
    caData: pem(cluster.cluster, 'certificate-authority', folder),
    tlsServerName: textOf(cluster.cluster?.['tls-server-name']),
    skipTlsVerify: cluster.cluster?.['insecure-skip-tls-verify'] === true,
    clientCert: cert && key ? { cert, key } : undefined,
  });
}

function tokenOf(
  user: Record<string, unknown>,
  folder: string | undefined,
): string | (() => string) | undefined {
  const path = textOf(user.tokenFile);
  // Kubernetes rotates projected tokens in place, so the file is read for every request.
  return path
    ? () => readFileSync(resolve(folder ?? '.', path), 'utf8').trim()
    : textOf(user.token);
}

/** `<name>-data` holds base64, `<name>` a path relative to the kubeconfig; the data wins, as in kubectl. */
function pem(
  section: Record<string, unknown> | undefined,
  name: string,
  folder: string | undefined,
): string | undefined {
  const data = textOf(section?.[`${name}-data`]);
  if (data) return Buffer.from(data, 'base64').toString('utf8');
  const path = textOf(section?.[name]);
  return path && readFileSync(resolve(folder ?? '.', path), 'utf8');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
