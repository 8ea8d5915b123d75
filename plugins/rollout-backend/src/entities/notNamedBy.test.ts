import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { notNamedBy } from './notNamedBy';

const entity = (name: string, annotations = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', annotations },
});
const id = (value: string) => ({ 'backstage.io/kubernetes-id': value });
const named = (value: string) => ({ 'pilotage.dev/entity': value });

const mesh = entity('mesh');
const greedy = entity('greedy', {
  'backstage.io/kubernetes-label-selector': 'backstage.io/kubernetes-id=mesh',
});
const twin = entity('twin', id('mesh'));

function check(metadata: object, asked: Entity, ...all: Entity[]) {
  return notNamedBy(metadata, asked, {
    entities: () =>
      all.map(other => ({
        entity: other,
        entityRef: stringifyEntityRef(other),
        title: other.metadata.name,
      })),
  });
}

describe('notNamedBy', () => {
  it.each<[string, object, Entity, Entity[], RegExp | undefined]>([
    ['its label', { labels: id('mesh') }, mesh, [mesh], undefined],
    ['the id of an entity', { labels: id('mesh') }, twin, [twin], undefined],
    [
      'a selector alone',
      { labels: id('mesh') },
      greedy,
      [greedy, mesh],
      /neither its label/,
    ],
    [
      'its label, before the catalog was read',
      { labels: id('mesh') },
      mesh,
      [],
      /not been read yet/,
    ],
    [
      'its annotation, before the catalog was read',
      { annotations: named('component:default/mesh') },
      mesh,
      [],
      undefined,
    ],
    ['no label', {}, mesh, [mesh], /neither its label/],
    [
      'two entities with its id',
      { labels: id('mesh') },
      mesh,
      [mesh, twin],
      /component:default\/twin has the same/,
    ],
    [
      'its annotation, whoever has the id',
      { labels: id('mesh'), annotations: named('Component:default/mesh') },
      mesh,
      [mesh, twin],
      undefined,
    ],
    [
      'an annotation of another entity',
      { labels: id('mesh'), annotations: named('component:default/other') },
      mesh,
      [mesh],
      /names component:default\/other/,
    ],
    [
      'an annotation of nothing',
      { labels: id('mesh'), annotations: named('') },
      mesh,
      [mesh],
      /names/,
    ],
  ])('%s', (_, metadata, asked, all, reason) => {
    const found = check(metadata, asked, ...all) ?? 'named';
    expect(found).toMatch(reason ?? /^named$/);
  });
});
