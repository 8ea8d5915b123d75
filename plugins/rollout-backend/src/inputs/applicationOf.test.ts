import type { KubeObject, PodGroup, Workload } from '@pilotage/fleet-node';
import { matched } from '../drivers/__testUtils__/sidecarSets';
import { cloneSet } from '../drivers/__testUtils__/workloads';
import { applicationOf } from './applicationOf';

const labelled: Workload = {
  ...cloneSet(),
  object: cloneSet({ metadata: { labels: { id: 'of-workload' } } }).object,
};
const statefulSet: KubeObject = {
  metadata: { name: 'db', namespace: 'shop', uid: 'db', resourceVersion: '1' },
};

const model = {
  workloadOfOwner: (_: string, owner: string) =>
    owner === 'checkout' ? labelled : undefined,
  objects: ({ kind }: { kind: string }) =>
    kind === 'StatefulSet' ? [statefulSet] : [],
};
/** Entities by the label `id`. */
const entities = {
  ownerOf: ({ labels }: { labels: Readonly<Record<string, string>> }) => {
    const { id } = labels;
    if (id === undefined) return undefined;
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: id },
    };
    return { entityRef: id, owner: `owner-${id}`, title: id, entity };
  },
};

function group(owner: string, labels: Record<string, string> = {}): PodGroup {
  return { ...matched({ pods: 1 }).group, owner, labels };
}

describe('applicationOf', () => {
  it.each<[string, PodGroup, object, string | undefined]>([
    [
      'a workload, with the entity of its own labels',
      group('checkout', { id: 'of-pods' }),
      {
        name: 'checkout',
        namespace: 'shop',
        entityRef: 'of-workload',
        owner: 'owner-of-workload',
      },
      'CloneSet',
    ],
    [
      'a kind we do not drive, with the entity of its pods',
      group('db', { id: 'of-pods' }),
      {
        name: 'db',
        namespace: 'shop',
        entityRef: 'of-pods',
        owner: 'owner-of-pods',
      },
      'StatefulSet',
    ],
    [
      'nothing we know, by what its labels say',
      group('job', { app: 'batch', 'k8s-app': 'other' }),
      { name: 'batch', namespace: 'shop' },
      undefined,
    ],
    [
      'nothing at all',
      group(''),
      { name: 'pods of no workload', namespace: 'shop' },
      undefined,
    ],
  ])('%s', (_, of, application, kind) => {
    const found = applicationOf(model, entities, of);
    expect(found.application).toEqual(application);
    expect(found.workload?.kind).toBe(kind);
  });
});
