import { stringify } from 'yaml';

/** Who connects where. */
export interface KubeconfigOptions {
  readonly cluster: string;
  readonly url: string;
  /** Certificate authority, PEM. */
  readonly ca: string;
  readonly user: string;
  readonly token: string;
}

/** A kubeconfig with one cluster and one user, as YAML. The context is named after the cluster. */
export function kubeconfig(options: KubeconfigOptions): string {
  const { cluster, url, ca, user, token } = options;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': cluster,
    clusters: [
      {
        name: cluster,
        cluster: {
          server: url,
          'certificate-authority-data': Buffer.from(ca).toString('base64'),
        },
      },
    ],
    contexts: [{ name: cluster, context: { cluster, user } }],
    users: [{ name: user, user: { token } }],
  });
}
