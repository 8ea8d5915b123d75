import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { WorkloadRef } from '@pilotage/fleet-common';
import type {
  RolloutChange,
  RolloutVerb,
} from '@pilotage/plugin-rollout-common';
import type { PolicyQuestion } from './startPortal';
import { component } from './startPortal';

export const cart: WorkloadRef = {
  cluster: 'east',
  group: 'apps.kruise.io',
  kind: 'CloneSet',
  namespace: 'shop',
  name: 'cart',
};
export const web = { ...cart, name: 'web' };

/** On one cluster and in one namespace, although there are workloads with its label elsewhere too. */
export function service(name: string): Entity {
  const entity = component(name);
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        'backstage.io/kubernetes-cluster': 'east',
        'backstage.io/kubernetes-namespace': 'shop',
      },
    },
  };
}

const owners: Readonly<Record<string, string>> = {
  'user:default/ada': 'component:default/cart',
  'user:default/bob': 'component:default/web',
};

/** Owners may everything on what is theirs, the platform team everything, services what nobody is asked about. */
export function policy({ actor, entityRef }: PolicyQuestion): boolean {
  return (
    actor === 'user:default/pat' ||
    !actor.startsWith('user:') ||
    owners[actor] === entityRef
  );
}

const user = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);

export const principals = {
  none: mockCredentials.none.header(),
  nobody: user('nobody'),
  ada: user('ada'),
  bob: user('bob'),
  pat: user('pat'),
  service: mockCredentials.service.header(),
} as const;
export type PrincipalName = keyof typeof principals;

/** The gate, by entity: cart (of ada), web (of bob), and one the catalog does not have. */
export const reads: Readonly<
  Record<PrincipalName, readonly [number, number, number]>
> = {
  none: [401, 401, 401],
  nobody: [403, 403, 404],
  ada: [200, 403, 404],
  bob: [403, 200, 404],
  pat: [200, 200, 404],
  service: [200, 200, 404],
};
export const writes: Readonly<
  Record<PrincipalName, readonly [number, number, number]>
> = {
  ...reads,
  ada: [202, 403, 404],
  bob: [403, 202, 404],
  pat: [202, 202, 404],
  service: [403, 403, 403],
};

/** What is asked for in the name of which entity; `own` when it belongs to it. */
export const scopes: readonly {
  readonly name: string;
  readonly entity: 0 | 1 | 2;
  readonly workload: WorkloadRef;
  readonly own: boolean;
}[] = [
  { name: 'its own workload', entity: 0, workload: cart, own: true },
  { name: 'the other entity', entity: 1, workload: web, own: true },
  { name: 'an unknown entity', entity: 2, workload: cart, own: false },
  { name: "another entity's workload", entity: 0, workload: web, own: false },
  {
    name: 'a namesake on a cluster it is not on',
    entity: 0,
    workload: { ...cart, cluster: 'west' },
    own: false,
  },
  {
    name: 'a namesake in a namespace it is not in',
    entity: 0,
    workload: { ...cart, namespace: 'yard' },
    own: false,
  },
  {
    name: 'a cluster there is not',
    entity: 0,
    workload: { ...cart, cluster: 'nowhere' },
    own: false,
  },
  {
    name: 'a namesake of another group',
    entity: 0,
    workload: { ...cart, group: 'apps' },
    own: false,
  },
  {
    name: 'a kind nobody drives',
    entity: 0,
    workload: { ...cart, group: 'apps', kind: 'StatefulSet' },
    own: false,
  },
];
export const entityRefs = [
  'component:default/cart',
  'component:default/web',
  'component:default/unknown',
] as const;

export const changes: Record<RolloutVerb, RolloutChange> = {
  'set-image': {
    verb: 'set-image',
    images: { main: 'shop/evil:6' },
    firstStep: { type: 'percent', value: 100 },
  },
  pause: { verb: 'pause' },
  resume: { verb: 'resume' },
  partition: { verb: 'partition', target: { type: 'percent', value: 100 } },
  'promote-full': { verb: 'promote-full' },
  rollback: {
    verb: 'rollback',
    revision: 'cart-0',
    firstStep: { type: 'pods', value: 1 },
  },
  'select-pods': { verb: 'select-pods', podLabels: { track: 'canary' } },
  'max-unavailable': {
    verb: 'max-unavailable',
    target: { type: 'pods', value: 1 },
  },
  'pause-injection': { verb: 'pause-injection' },
  'resume-injection': { verb: 'resume-injection' },
};
