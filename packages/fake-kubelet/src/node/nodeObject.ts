import { apiTime } from '../pod/apiTime';
import type { PodCondition } from '../pod/podTypes';
import type { NodeTrouble } from '../rules/ruleBook';
import { seededFraction } from '../seeded';
import type { NodeSpec } from './nodeSpec';

/** The node as a kubelet registers it. */
export function nodeObject(spec: NodeSpec) {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: spec.name,
      labels: {
        'kubernetes.io/hostname': spec.name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'node.kubernetes.io/instance-type': spec.instanceType ?? 'standard-16',
        ...(spec.zone ? { 'topology.kubernetes.io/zone': spec.zone } : {}),
        ...spec.labels,
      },
    },
    spec: {},
  };
}

/** Build metadata of a semantic version: components that compare versions ignore it, people see who plays. */
const kubeletVersion = 'v1.34.2+fake-kubelet';

/** The status of a node. Every string of nodeInfo is required by the API. */
export function nodeStatus(
  spec: NodeSpec,
  context: {
    readonly internalIP: string;
    /** Port of the log server, if there is one. */
    readonly kubeletPort?: number;
    readonly now: number;
    readonly troubles: ReadonlySet<NodeTrouble>;
    /** Conditions the node has; their transition times are kept where nothing changes. */
    readonly present?: readonly PodCondition[];
  },
) {
  const resources = {
    cpu: spec.cpu ?? '32',
    memory: spec.memory ?? '128Gi',
    pods: String(spec.pods ?? 500),
    'ephemeral-storage': '200Gi',
  };
  const { internalIP, kubeletPort } = context;
  return {
    capacity: resources,
    allocatable: resources,
    // The API server prefers a host name when it dials a kubelet, and ours cannot be resolved: no log server, no matter.
    addresses: [
      { type: 'InternalIP', address: internalIP },
      ...(kubeletPort === undefined
        ? [{ type: 'Hostname', address: spec.name }]
        : []),
    ],
    conditions: nodeConditions(context),
    ...(kubeletPort === undefined
      ? {}
      : { daemonEndpoints: { kubeletEndpoint: { Port: kubeletPort } } }),
    nodeInfo: {
      machineID: id(spec.name, 'machine'),
      systemUUID: id(spec.name, 'system'),
      bootID: id(spec.name, 'boot'),
      kernelVersion: '6.12.0',
      osImage: 'Pilotage fake kubelet',
      containerRuntimeVersion: 'containerd://2.1.4',
      kubeletVersion,
      kubeProxyVersion: '',
      operatingSystem: 'linux',
      architecture: 'amd64',
    },
  };
}

/** What the kubelet says in good and in bad days, by condition. */
const words = {
  MemoryPressure: {
    well: [
      'KubeletHasSufficientMemory',
      'kubelet has sufficient memory available',
    ],
    ill: [
      'KubeletHasInsufficientMemory',
      'kubelet has insufficient memory available',
    ],
  },
  DiskPressure: {
    well: ['KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
    ill: ['KubeletHasDiskPressure', 'kubelet has disk pressure'],
  },
  PIDPressure: {
    well: ['KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
    ill: [
      'KubeletHasInsufficientPID',
      'kubelet has insufficient PID available',
    ],
  },
  Ready: {
    well: ['KubeletReady', 'kubelet is posting ready status'],
    ill: ['KubeletNotReady', 'container runtime is down'],
  },
} as const;

/** Conditions of a node with a fresh heartbeat. */
function nodeConditions({
  now,
  troubles,
  present = [],
}: {
  readonly now: number;
  readonly troubles: ReadonlySet<NodeTrouble>;
  readonly present?: readonly PodCondition[];
}) {
  const time = apiTime(now);
  return (
    ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready'] as const
  ).map(type => {
    const isIll = troubles.has(type === 'Ready' ? 'NotReady' : type);
    const status = isIll === (type === 'Ready') ? 'False' : 'True';
    const [reason, message] = words[type][isIll ? 'ill' : 'well'];
    const before = present.find(entry => entry.type === type);
    const kept =
      before?.status === status ? before.lastTransitionTime : undefined;
    return {
      type,
      status,
      reason,
      message,
      lastHeartbeatTime: time,
      lastTransitionTime: kept ?? time,
    };
  });
}

function id(node: string, what: string): string {
  const hex = (part: number) =>
    Math.floor(seededFraction(node, what, part) * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  const all = [0, 1, 2, 3].map(hex).join('');
  return [8, 12, 16, 20, 32]
    .map((end, index, ends) => all.slice(ends[index - 1] ?? 0, end))
    .join('-');
}
