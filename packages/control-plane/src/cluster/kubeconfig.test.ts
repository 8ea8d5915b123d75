import { parse } from 'yaml';
import { kubeconfig } from './kubeconfig';

describe('kubeconfig', () => {
  it('names the cluster, verifies with its CA and carries the token of one user', () => {
    const file = parse(
      kubeconfig({
        cluster: 'prod-eu',
        url: 'https://127.0.0.1:20001',
        ca: 'PEM of the CA',
        user: 'viewer',
        token: 'secret',
      }),
    );
    expect(file).toEqual({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'prod-eu',
      clusters: [
        {
          name: 'prod-eu',
          cluster: {
            server: 'https://127.0.0.1:20001',
            'certificate-authority-data': 'UEVNIG9mIHRoZSBDQQ==',
          },
        },
      ],
      contexts: [
        { name: 'prod-eu', context: { cluster: 'prod-eu', user: 'viewer' } },
      ],
      users: [{ name: 'viewer', user: { token: 'secret' } }],
    });
  });
});
