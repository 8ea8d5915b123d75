import type { KubeObject } from '@pilotage/fleet-node';

/** Whom a binding gives its role to. */
export interface Subject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

interface Binding extends KubeObject {
  readonly roleRef?: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly Subject[] | null;
}

/** The cluster role a ClusterRoleBinding gives. */
export function roleOf(binding: KubeObject): string {
  return (binding as Binding).roleRef?.name ?? '';
}

export function subjectsOf(binding: KubeObject): readonly Subject[] {
  return (binding as Binding).subjects ?? [];
}

export function subjectText({ kind, name, namespace }: Subject): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
