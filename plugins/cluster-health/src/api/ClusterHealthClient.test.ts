import { failure, RecordedBackend } from '../__testUtils__/RecordedBackend';
import { ClusterHealthClient } from './ClusterHealthClient';
import { messageOf } from './messageOf';

function setUp() {
  const backend = new RecordedBackend({});
  const client = new ClusterHealthClient({
    discoveryApi: {
      getBaseUrl: async plugin => `http://recorded/api/${plugin}`,
    },
    fetchApi: { fetch: backend.fetch },
  });
  return { backend, client };
}

describe('ClusterHealthClient', () => {
  it('asks for inspections, of clusters with any name', async () => {
    const { backend, client } = setUp();
    const report = await client.inspect('arn:aws:eks:eu/prod');
    expect(backend.requests).toEqual([
      {
        method: 'POST',
        path: '/v1/clusters/arn%3Aaws%3Aeks%3Aeu%2Fprod/inspections',
        body: undefined,
      },
    ]);
    expect(report.items).not.toHaveLength(0);
  });

  it('reads a kept report', async () => {
    const { backend, client } = setUp();
    await expect(client.report('prod-us', 'run-2')).resolves.toMatchObject({
      id: 'run-2',
    });
    expect(backend.requests[0]?.path).toBe(
      '/v1/clusters/prod-us/inspections/run-2',
    );
  });

  it('sends waivers, ends them, and retires nodes', async () => {
    const { backend, client } = setUp();
    const request = {
      cluster: 'prod-us',
      check: 'backup-age',
      reason: 'the backup moves to another tool',
      until: 1,
    };
    await expect(client.waive(request)).resolves.toMatchObject(request);
    await client.endWaiver('waiver/2');
    await client.retireNode('prod-us', 'uid-1');
    expect(backend.requests).toEqual([
      { method: 'POST', path: '/v1/waivers', body: request },
      { method: 'DELETE', path: '/v1/waivers/waiver%2F2', body: undefined },
      {
        method: 'DELETE',
        path: '/v1/clusters/prod-us/nodes/uid-1',
        body: undefined,
      },
    ]);
  });

  it('throws what the backend said', async () => {
    const { backend, client } = setUp();
    backend.onInspect = () => failure(403, 'you may not inspect');
    const error = await client.inspect('prod-us').catch((e: unknown) => e);
    expect(error).toMatchObject({ name: 'ResponseError', statusCode: 403 });
    expect(messageOf(error)).toBe('you may not inspect');
  });
});
