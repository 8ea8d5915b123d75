import {
  failure,
  RecordedBackend,
  recordedForecast,
} from '../__testUtils__/RecordedBackend';
import { checkoutRef } from '../__testUtils__/recording';
import { messageOf } from './messageOf';
import { RolloutClient } from './RolloutClient';

function setUp() {
  const backend = new RecordedBackend(() => undefined);
  const client = new RolloutClient({
    discoveryApi: {
      getBaseUrl: async plugin => `http://recorded/api/${plugin}`,
    },
    fetchApi: { fetch: backend.fetch },
  });
  return { backend, client };
}

const request = {
  entityRef: 'component:default/checkout',
  workload: checkoutRef('prod-eu'),
  change: { verb: 'pause' },
} as const;

describe('RolloutClient', () => {
  it('asks for forecasts, with the cluster tokens of the viewer', async () => {
    const { backend, client } = setUp();
    await expect(
      client.forecast(request, {
        clusterTokens: {
          'Backstage-Kubernetes-Authorization-google': 'secret',
        },
      }),
    ).resolves.toEqual(recordedForecast);
    const [sent] = backend.requests;
    expect(sent?.path).toBe('/api/rollout/v1/forecasts');
    expect(sent?.body).toEqual(request);
    expect(sent?.headers.get('Backstage-Kubernetes-Authorization-google')).toBe(
      'secret',
    );
  });

  it('sends operations and gives back a refusal as an answer', async () => {
    const { backend, client } = setUp();
    backend.onOperation = () => ({ status: 200, body: { type: 'refused' } });
    await expect(
      client.operate({
        ...request,
        uid: 'u',
        resourceVersion: '1',
        idempotencyKey: 'k',
      }),
    ).resolves.toEqual({ type: 'refused' });
    expect(backend.requests[0]?.body).toMatchObject({
      uid: 'u',
      resourceVersion: '1',
      idempotencyKey: 'k',
    });
  });

  it('asks about one container of one pod', async () => {
    const { backend, client } = setUp();
    await client.diagnose({
      entityRef: 'component:default/checkout',
      workload: 'a/b',
      pod: 'p',
      container: 'main',
    });
    expect(backend.requests[0]?.path).toBe(
      '/api/rollout/v1/diagnosis?entity=component%3Adefault%2Fcheckout&workload=a%2Fb&pod=p&container=main',
    );
  });

  it('throws what the backend said', async () => {
    const { backend, client } = setUp();
    backend.onForecast = () => failure(403, 'you may not');
    const error = await client
      .forecast(request)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'ResponseError', statusCode: 403 });
    expect(messageOf(error)).toBe('you may not');
  });
});
