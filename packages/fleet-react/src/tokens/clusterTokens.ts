import type { KubernetesAuthProvidersApi } from '@backstage/plugin-kubernetes-react';

/** Sign-in that brings a cluster token, as the Kubernetes plugin names it: `google`, `aks`, `oidc.okta`. */
type AuthProvider = string;

/**
 * Name of the header that carries the viewer's token for one provider, as the Kubernetes plugin spells it.
 *
 * @public
 */
export function clusterTokenHeader(provider: AuthProvider): string {
  return `Backstage-Kubernetes-Authorization-${provider.replace('.', '-')}`;
}

/**
 * Headers with the viewer's token of each provider. A provider without a token is left out: the backend then says
 * that sign-in is required, for that cluster only.
 */
export async function clusterTokenHeaders(options: {
  readonly api: Pick<KubernetesAuthProvidersApi, 'getCredentials'>;
  readonly providers: Iterable<AuthProvider>;
}): Promise<Readonly<Record<string, string>>> {
  const headers: Record<string, string> = {};
  for (const provider of options.providers) {
    const { token } = await options.api
      .getCredentials(provider)
      .catch(() => ({ token: undefined }));
    if (token) headers[clusterTokenHeader(provider)] = token;
  }
  return headers;
}
