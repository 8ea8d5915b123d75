import type { ClusterConnection } from '@pilotage/fleet-node';
import { askCluster } from './clusterAnswer';

function answering(status: number, body: string): ClusterConnection {
  return {
    cluster: 'east',
    request: async () => ({
      status,
      header: () => undefined,
      json: async () => JSON.parse(body) as unknown,
      text: async () => body,
      async *body() {
        yield Buffer.from(body);
      },
    }),
  };
}
const status = (message: string) => JSON.stringify({ kind: 'Status', message });
const ask = (code: number, body: string) =>
  askCluster(answering(code, body), {
    method: 'PATCH',
    path: '/apis/apps.kruise.io/v1alpha1/sidecarsets/mesh',
  });

describe('askCluster', () => {
  it.each<[string, number, string, object]>([
    ['an answer', 200, '{"a":1}', { type: 'done', body: { a: 1 } }],
    [
      'a refusal',
      422,
      status('spec is invalid'),
      { type: 'refused', status: 422, message: 'spec is invalid' },
    ],
    [
      'a refusal of a webhook, which OpenKruise makes an error of the server',
      500,
      status('admission webhook "vsidecarset.kb.io" denied the request: no'),
      {
        type: 'refused',
        status: 500,
        message: 'admission webhook "vsidecarset.kb.io" denied the request: no',
      },
    ],
    [
      'an error of the server',
      500,
      status('etcdserver: request timed out'),
      { type: 'unknown', reason: 'The cluster answered 500' },
    ],
    [
      'a webhook nobody answers for',
      500,
      status('Internal error occurred: failed calling webhook "x": no'),
      { type: 'refused', status: 500 },
    ],
    [
      'something in between',
      502,
      '<html>bad gateway</html>',
      { type: 'unknown', reason: 'The cluster answered 502' },
    ],
  ])('%s', async (_, code, body, answer) => {
    await expect(ask(code, body)).resolves.toMatchObject(answer);
  });
});
