import { ownManifests } from './ownManifests';

it('leaves the status to controllers and knows the authority of the cluster', () => {
  const [own] = ownManifests(
    [
      {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'snapshot' },
        webhooks: [{ clientConfig: { caBundle: '@cluster-ca' } }],
        status: { lastSuccessfulTime: '@now-2h' },
      },
    ],
    'Q0E=',
  );
  expect(own).toEqual({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'snapshot' },
    webhooks: [{ clientConfig: { caBundle: 'Q0E=' } }],
  });
});
