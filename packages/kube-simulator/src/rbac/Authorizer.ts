import type { UserInfo } from '../http/types';
import type { ObjectStore, StoredObject } from '../store/types';
import { ruleAllows, type Attributes, type PolicyRule } from './rules';

interface Subject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

interface Binding extends StoredObject {
  readonly roleRef: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly Subject[];
}

interface Role extends StoredObject {
  readonly rules?: readonly PolicyRule[];
}

const roles = 'roles.rbac.authorization.k8s.io';
const clusterRoles = 'clusterroles.rbac.authorization.k8s.io';
const roleBindings = 'rolebindings.rbac.authorization.k8s.io';
const clusterRoleBindings = 'clusterrolebindings.rbac.authorization.k8s.io';

/** RBAC, read from the stored roles and bindings on every question: a change counts at once. */
export class Authorizer {
  readonly #store: ObjectStore;

  constructor(store: ObjectStore) {
    this.#store = store;
  }

  allows(user: UserInfo, attributes: Attributes): boolean {
    // Members of this group bypass RBAC, as they do in kube-apiserver.
    if (user.groups.includes('system:masters')) return true;
    const namespace = 'path' in attributes ? undefined : attributes.namespace;
    return this.rulesFor(user, namespace).some(rule =>
      ruleAllows(rule, attributes),
    );
  }

  /** The rules that count for a user: those of the whole cluster, and those of one namespace. */
  rulesFor(user: UserInfo, namespace: string | undefined): PolicyRule[] {
    return [
      ...this.#rulesOf(this.#store.list<Binding>(clusterRoleBindings), user),
      ...(namespace
        ? this.#rulesOf(
            this.#store.list<Binding>(roleBindings, { namespace }),
            user,
          )
        : []),
    ];
  }

  #rulesOf(bindings: readonly Binding[], user: UserInfo): PolicyRule[] {
    return bindings
      .filter(binding =>
        binding.subjects?.some(subject =>
          isSubject(subject, user, binding.metadata.namespace),
        ),
      )
      .flatMap(({ roleRef, metadata }) => {
        const role =
          roleRef.kind === 'Role'
            ? this.#store.get<Role>(roles, {
                namespace: metadata.namespace,
                name: roleRef.name,
              })
            : this.#store.get<Role>(clusterRoles, { name: roleRef.name });
        return role?.rules ?? [];
      });
  }
}

function isSubject(
  subject: Subject,
  user: UserInfo,
  bindingNamespace: string | undefined,
): boolean {
  switch (subject.kind) {
    case 'User':
      return subject.name === user.username;
    case 'Group':
      return user.groups.includes(subject.name);
    case 'ServiceAccount':
      return (
        user.username ===
        `system:serviceaccount:${subject.namespace ?? bindingNamespace}:${
          subject.name
        }`
      );
    default:
      return false;
  }
}
