/**
 * One rule of a ClusterRole: about objects, or about paths that are no objects.
 *
 * @public
 */
export type PolicyRule =
  | {
      readonly apiGroups: readonly string[];
      readonly resources: readonly string[];
      readonly verbs: readonly string[];
      readonly resourceNames?: readonly string[];
    }
  | {
      /** For example `/readyz`. */
      readonly nonResourceURLs: readonly string[];
      readonly verbs: readonly string[];
    };

/**
 * Rights of a person: in the whole cluster, or in some namespaces only.
 *
 * @public
 */
export interface Grant {
  readonly rules: readonly PolicyRule[];
  /** Default: cluster-wide. The namespaces are created when they are missing. */
  readonly namespaces?: readonly string[];
}

/**
 * Somebody who can talk to a cluster: a user with a static token, or a service account with a token the
 * server issued.
 *
 * @public
 */
export interface Person {
  /** Names the person in the API of this package, in kubeconfigs and, for users, on the server. */
  readonly name: string;
  readonly identity:
    | { readonly type: 'user'; readonly groups: readonly string[] }
    | { readonly type: 'service-account'; readonly namespace: string };
  readonly grants: readonly Grant[];
}
