import type { KubeObject, Workload } from '@pilotage/fleet-node';

/** The part of a container our checks look at. */
export interface ContainerSpec {
  readonly name: string;
  readonly image?: string;
  readonly readinessProbe?: unknown;
  readonly livenessProbe?: unknown;
  readonly securityContext?: { readonly privileged?: boolean };
}

/** The part of a pod template our checks look at. */
export interface PodSpec {
  readonly containers?: readonly ContainerSpec[];
  readonly initContainers?: readonly ContainerSpec[];
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly volumes?: readonly {
    readonly name: string;
    readonly hostPath?: { readonly path: string };
  }[];
  readonly terminationGracePeriodSeconds?: number;
}

interface Templated {
  readonly replicas?: number;
  readonly template?: {
    readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
    readonly spec?: PodSpec;
  };
}

/** What workloads of every kind report about their replicas. */
export interface ReplicaStatus {
  readonly observedGeneration?: number;
  readonly replicas?: number;
  readonly readyReplicas?: number;
  readonly availableReplicas?: number;
  readonly conditions?: readonly {
    readonly type: string;
    readonly status: string;
    readonly reason?: string;
    readonly message?: string;
  }[];
}

function specOf(object: KubeObject): Templated {
  return (object.spec ?? {}) as Templated;
}

/** Whether it makes pods from a template. A SidecarSet is a workload too, but only changes other people's pods. */
export function makesPods({ object }: Workload): boolean {
  return specOf(object).template !== undefined;
}

/** The pod spec of the template; empty when there is none. */
export function podSpec(object: KubeObject): PodSpec {
  return specOf(object).template?.spec ?? {};
}

/** Labels its pods carry. */
export function podLabels(
  object: KubeObject,
): Readonly<Record<string, string>> {
  return {
    ...object.metadata.labels,
    ...specOf(object).template?.metadata?.labels,
  };
}

/** Wanted replicas; the API server's default of one when not set. */
export function replicasOf(object: KubeObject): number {
  return specOf(object).replicas ?? 1;
}

export function replicaStatus(object: KubeObject): ReplicaStatus {
  return (object.status ?? {}) as ReplicaStatus;
}
