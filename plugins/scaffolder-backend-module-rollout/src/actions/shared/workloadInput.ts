import { InputError } from '@backstage/errors';
import type { WorkloadRef } from '@pilotage/fleet-common';

/** How an action's input names a workload. */
export interface WorkloadInput {
  readonly cluster: string;
  readonly kind: string;
  readonly group?: string;
  readonly namespace?: string;
  readonly name: string;
}

/** API groups of the kinds this project brings drivers for; others have to be named. */
const groups: Readonly<Record<string, string>> = {
  CloneSet: 'apps.kruise.io',
  SidecarSet: 'apps.kruise.io',
  Deployment: 'apps',
};

/** @throws InputError when the API group of the kind is not known. */
export function workloadRefOf(input: WorkloadInput): WorkloadRef {
  const { cluster, kind, namespace = '', name } = input;
  const group = input.group ?? groups[kind];
  if (group === undefined) {
    throw new InputError(
      `The API group of kind ${kind} is not known; set 'group', for example 'apps.example.com'`,
    );
  }
  return { cluster, group, kind, namespace, name };
}

/** The workload in the words of an error message: cluster last. */
export function nameWorkload(ref: WorkloadRef): string {
  const { cluster, kind, namespace, name } = ref;
  return `${kind} ${namespace ? `${namespace}/` : ''}${name} on ${cluster}`;
}
