import type { Person } from '../http/Authenticator';
import type { ObjectStore } from '../store/types';
import type { PolicyRule } from './rules';

/**
 * Somebody with a token and rights in the whole cluster.
 *
 * @public
 */
export interface SimulatedPerson extends Person {
  /** Names the person in `tokens` and `connection({ user })`. */
  readonly name: string;
  /** Default: made from the simulator's and the person's name. */
  readonly token?: string;
  /** Rules of a ClusterRole bound to the person; default none. */
  readonly rules?: readonly PolicyRule[];
}

/** Binds every person's rules in the store, as a cluster administrator would have done. */
export function grantRights(
  store: ObjectStore,
  people: readonly SimulatedPerson[],
): void {
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  for (const { name: person, username, rules } of people) {
    if (!rules?.length) continue;
    const name = `pilotage:${person}`;
    store.create('clusterroles.rbac.authorization.k8s.io', {
      apiVersion,
      kind: 'ClusterRole',
      metadata: { name },
      rules,
    });
    store.create('clusterrolebindings.rbac.authorization.k8s.io', {
      apiVersion,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name,
      },
      subjects: [
        { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: username },
      ],
    });
  }
}
