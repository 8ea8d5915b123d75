import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import type { EntityTargets } from './resolveEntityTargets';
import { resolveEntityTargets } from './resolveEntityTargets';
import type { ServiceLocator } from './serviceLocator';
import { serviceLocatorFromConfig } from './serviceLocator';

const clusters = ['eu', 'us'];

const entity = (
  annotations: Record<string, string> = {},
  more: { namespace?: string; dependsOn?: string[] } = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', namespace: more.namespace, annotations },
  relations: more.dependsOn?.map(targetRef => ({
    type: 'dependsOn',
    targetRef,
  })),
});

const id = { 'backstage.io/kubernetes-id': 'shop' };
const selector = { 'backstage.io/kubernetes-label-selector': 'app in (a,b)' };
const oneCluster = { 'backstage.io/kubernetes-cluster': 'us' };

it.each<[string, Entity, ServiceLocator, Partial<EntityTargets>]>([
  [
    'its name',
    entity(),
    'multiTenant',
    {
      clusters,
      labelSelector: 'backstage.io/kubernetes-id=checkout',
      namespace: undefined,
    },
  ],
  [
    'its id',
    entity(id),
    'multiTenant',
    { labelSelector: 'backstage.io/kubernetes-id=shop' },
  ],
  [
    'its selector before its id',
    entity({ ...id, ...selector }),
    'multiTenant',
    { labelSelector: 'app in (a,b)' },
  ],
  [
    'its namespace',
    entity({ 'backstage.io/kubernetes-namespace': 'prod' }),
    'multiTenant',
    { namespace: 'prod' },
  ],
  [
    'all clusters of several tenants',
    entity(oneCluster),
    'multiTenant',
    { clusters },
  ],
  ['its one cluster', entity(oneCluster), 'singleTenant', { clusters: ['us'] }],
  ['all clusters when it names none', entity(), 'singleTenant', { clusters }],
  [
    'no cluster when it names one that is not there',
    entity({ 'backstage.io/kubernetes-cluster': 'ap' }),
    'singleTenant',
    { clusters: [] },
  ],
  [
    'the clusters it depends on',
    entity({}, { dependsOn: ['resource:default/eu', 'component:default/us'] }),
    'catalogRelation',
    { clusters: ['eu'] },
  ],
  [
    'the clusters of its own namespace',
    entity(
      {},
      {
        namespace: 'team',
        dependsOn: ['resource:team/us', 'resource:default/eu'],
      },
    ),
    'catalogRelation',
    { clusters: ['us'] },
  ],
  [
    'no cluster without relations',
    entity(),
    'catalogRelation',
    { clusters: [] },
  ],
])('follows %s', (_, component, serviceLocator, expected) => {
  expect(
    resolveEntityTargets(component, { clusters, serviceLocator }),
  ).toMatchObject(expected);
});

it('tells what it tried, and what had no say', () => {
  const { tried } = resolveEntityTargets(
    entity({ ...id, ...selector, ...oneCluster }),
    {
      clusters,
      serviceLocator: 'catalogRelation',
    },
  );
  expect(tried).toEqual([
    {
      kind: 'annotation',
      name: 'backstage.io/kubernetes-label-selector',
      value: 'app in (a,b)',
      used: true,
    },
    {
      kind: 'annotation',
      name: 'backstage.io/kubernetes-id',
      value: 'shop',
      used: false,
    },
    { kind: 'label-selector', value: 'app in (a,b)' },
    {
      kind: 'annotation',
      name: 'backstage.io/kubernetes-namespace',
      used: false,
    },
    {
      kind: 'annotation',
      name: 'backstage.io/kubernetes-cluster',
      value: 'us',
      used: false,
    },
    {
      kind: 'service-locator',
      method: 'catalogRelation',
      from: clusters,
      chosen: [],
    },
  ]);
});

it('asks no cluster with a selector that cannot be read, and says why', () => {
  const targets = resolveEntityTargets(
    entity({ 'backstage.io/kubernetes-label-selector': 'app in (' }),
    { clusters, serviceLocator: 'multiTenant' },
  );
  expect(targets.clusters).toEqual([]);
  expect(targets.tried).toContainEqual({
    kind: 'label-selector',
    value: 'app in (',
    problem: 'Not a label selector: "app in ("',
  });
});

it.each([
  [{}, 'multiTenant'],
  [
    { kubernetes: { serviceLocatorMethod: { type: 'singleTenant' } } },
    'singleTenant',
  ],
  [
    { kubernetes: { serviceLocatorMethod: { type: 'catalogRelation' } } },
    'catalogRelation',
  ],
  [{ kubernetes: { serviceLocatorMethod: { type: 'http' } } }, 'multiTenant'],
])('reads the service locator from %j', (config, expected) => {
  expect(serviceLocatorFromConfig(new ConfigReader(config))).toBe(expected);
});
