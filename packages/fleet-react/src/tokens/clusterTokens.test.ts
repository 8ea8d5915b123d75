import { clusterTokenHeader, clusterTokenHeaders } from './clusterTokens';

describe('clusterTokenHeader', () => {
  it.each([
    ['google', 'Backstage-Kubernetes-Authorization-google'],
    ['oidc.okta', 'Backstage-Kubernetes-Authorization-oidc-okta'],
  ])('%s', (provider, header) => {
    expect(clusterTokenHeader(provider)).toBe(header);
  });
});

describe('clusterTokenHeaders', () => {
  it('leaves out providers that give no token or fail, and keeps the others', async () => {
    const tokens: Record<string, () => Promise<{ token?: string }>> = {
      google: async () => ({ token: 'secret' }),
      aks: async () => ({}),
      'oidc.okta': async () => {
        throw new Error('popup closed');
      },
    };
    await expect(
      clusterTokenHeaders({
        api: {
          getCredentials: provider => tokens[provider]?.() ?? Promise.reject(),
        },
        providers: Object.keys(tokens),
      }),
    ).resolves.toEqual({
      'Backstage-Kubernetes-Authorization-google': 'secret',
    });
  });
});
