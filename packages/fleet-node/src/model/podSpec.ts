/** The part of a pod's spec that is read. */
export interface PodSpec {
  nodeName?: string;
  initContainers?: ContainerSpec[];
  containers?: ContainerSpec[];
  overhead?: Quantities;
  /** Requests of the pod as a whole, which stand above those of its containers. */
  resources?: ResourceSpec;
}

/** @see PodSpec */
export interface ContainerSpec {
  name: string;
  image?: string;
  restartPolicy?: string;
  resources?: ResourceSpec;
}

/** @see PodSpec */
export interface ResourceSpec {
  requests?: Quantities;
  limits?: Quantities;
}

/** Kubernetes quantities by resource. */
export type Quantities = Readonly<Record<string, string | number>>;

/** A native sidecar: an init container that goes on running beside the others. */
export function isNative({ restartPolicy }: ContainerSpec): boolean {
  return restartPolicy === 'Always';
}
