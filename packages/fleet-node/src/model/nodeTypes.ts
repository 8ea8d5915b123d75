/** A condition of a node, by type. Times are milliseconds since the epoch, 0 for never. @public */
export interface NodeCondition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
  readonly changedAt: number;
  readonly heartbeatAt: number;
}

/** What the model keeps of a node. @public */
export interface NodeRow {
  readonly uid: string;
  readonly name: string;
  /** Label `topology.kubernetes.io/zone`; empty when unknown. */
  readonly zone: string;
  /** Node pool, from the well-known pool labels of cloud providers; empty when unknown. */
  readonly pool: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Annotations that say who works on the node and why; kubelet's own and everything long is left out. */
  readonly annotations: Readonly<Record<string, string>>;
  /** From labels `node-role.kubernetes.io/<role>`. */
  readonly roles: readonly string[];
  /** In no particular order; look up by type. */
  readonly conditions: readonly NodeCondition[];
  readonly cordoned: boolean;
  /** Field manager that set `spec.unschedulable`, and when; absent when the cluster does not tell. */
  readonly cordonedBy?: { readonly manager: string; readonly at: number };
  readonly taints: readonly {
    readonly key: string;
    readonly value: string;
    readonly effect: string;
  }[];
  readonly capacity: NodeResources;
  readonly allocatable: NodeResources;
  readonly kubeletVersion: string;
  readonly osImage: string;
  readonly kernelVersion: string;
  readonly containerRuntime: string;
  readonly createdAt: number;
  readonly deleting: boolean;
}

/** CPU in thousandths of a core, memory in bytes. @public */
export interface NodeResources {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly pods: number;
  /** Extended resources by name, for example `nvidia.com/gpu`. */
  readonly extended: Readonly<Record<string, number>>;
}
