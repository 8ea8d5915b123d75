import { parse } from 'yaml';
import { appConfig } from './appConfig';

describe('appConfig', () => {
  it('lists clusters for the Kubernetes plugin and their environments for ours', () => {
    const text = appConfig([
      {
        environment: 'prod',
        cluster: {
          name: 'prod-eu',
          url: 'https://127.0.0.1:20001',
          caData: 'Q0E='.repeat(60),
          tokens: {
            admin: 'never this one',
            backstage: 'portal '.repeat(30).trim(),
          },
        },
      },
    ]);
    expect(parse(text)).toEqual({
      kubernetes: {
        serviceLocatorMethod: { type: 'multiTenant' },
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [
              {
                name: 'prod-eu',
                url: 'https://127.0.0.1:20001',
                authProvider: 'serviceAccount',
                serviceAccountToken: 'portal '.repeat(30).trim(),
                caData: 'Q0E='.repeat(60),
                skipMetricsLookup: true,
              },
            ],
          },
        ],
      },
      rollout: {
        writes: { enabled: true },
        clusters: { 'prod-eu': { environment: 'prod' } },
      },
    });
    expect(text).not.toContain('never this one');
  });
});
