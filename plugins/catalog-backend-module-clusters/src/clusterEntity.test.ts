import {
  makeValidator,
  EntityPolicies,
  SchemaValidEntityPolicy,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
} from '@backstage/catalog-model';
import type { ClusterInfo } from '@pilotage/fleet-common';
import { clusterEntity } from './clusterEntity';

const cluster: ClusterInfo = {
  name: 'arn:aws:eks:eu-central-1:1234:cluster/prod',
  title: 'Production, Europe',
  environment: 'Prod EU',
  region: 'eu-central-1',
  authProvider: 'aws',
  identity: 'server',
};
const options = { owner: 'group:default/team-platform', namespace: 'default' };

describe('clusterEntity', () => {
  it('says which cluster it is, where and what runs on it', () => {
    const entity = clusterEntity(
      {
        cluster,
        version: 'v1.34.2',
        components: ['component:default/pay', 'component:default/cart'],
      },
      options,
    );
    expect(entity.metadata.annotations).toMatchObject({
      'pilotage.dev/cluster': cluster.name,
      'pilotage.dev/kubernetes-version': 'v1.34.2',
    });
    expect(entity.metadata).toMatchObject({
      title: 'Production, Europe',
      labels: {
        'pilotage.dev/environment': 'prod-eu',
        'pilotage.dev/region': 'eu-central-1',
      },
      tags: ['kubernetes', 'prod-eu'],
    });
    expect(entity.spec).toEqual({
      type: 'kubernetes-cluster',
      owner: 'group:default/team-platform',
      dependencyOf: ['component:default/cart', 'component:default/pay'],
    });
  });

  it('is no cluster of the Kubernetes plugin itself', () => {
    const { annotations } = clusterEntity(
      { cluster, components: [] },
      options,
    ).metadata;
    expect(Object.keys(annotations ?? {})).not.toContain(
      'kubernetes.io/api-server',
    );
  });

  it('is an entity the catalog takes, whatever the cluster is called', async () => {
    const policy = EntityPolicies.allOf([
      new SchemaValidEntityPolicy(),
      new NoForeignRootFieldsEntityPolicy(),
      new FieldFormatEntityPolicy(makeValidator()),
    ]);
    const entity = clusterEntity({ cluster, components: [] }, options);
    await expect(policy.enforce(entity)).resolves.toBe(entity);
  });
});
