import type { KubeObject } from '../access/kubeObject';
import { milliseconds } from './metadata';
import { cordonedBy } from './cordonedBy';
import { cpuMilli, wholeUnits } from './quantity';
import type { NodeCondition, NodeResources, NodeRow } from './nodeTypes';

interface RawNode extends KubeObject {
  readonly spec?: {
    readonly unschedulable?: boolean;
    readonly taints?: readonly {
      readonly key: string;
      readonly value?: string;
      readonly effect: string;
    }[];
  };
  readonly status?: {
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason?: string;
      readonly message?: string;
      readonly lastTransitionTime?: string;
      readonly lastHeartbeatTime?: string;
    }[];
    readonly capacity?: Readonly<Record<string, string>>;
    readonly allocatable?: Readonly<Record<string, string>>;
    readonly nodeInfo?: {
      readonly kubeletVersion?: string;
      readonly osImage?: string;
      readonly kernelVersion?: string;
      readonly containerRuntimeVersion?: string;
    };
  };
}

const zoneLabel = 'topology.kubernetes.io/zone';
const rolePrefix = 'node-role.kubernetes.io/';

/** The first of these that a node has names its pool. */
const poolLabels = [
  'karpenter.sh/nodepool',
  'eks.amazonaws.com/nodegroup',
  'alpha.eksctl.io/nodegroup-name',
  'cloud.google.com/gke-nodepool',
  'kubernetes.azure.com/agentpool',
  'agentpool',
  'alibabacloud.com/nodepool-id',
  'doks.digitalocean.com/node-pool',
  'oci.oraclecloud.com/node-pool-name',
  'node.kubernetes.io/pool',
  'node.cluster.x-k8s.io/nodepool',
  'karpenter.sh/provisioner-name',
] as const;

/** Written by kubelets, cloud controllers and network plugins for themselves: they say nothing about who works on a node. */
const machineAnnotation =
  /^(?:node\.alpha\.kubernetes\.io|alpha\.kubernetes\.io|volumes\.kubernetes\.io|csi\.volume\.kubernetes\.io|kubeadm\.alpha\.kubernetes\.io|flannel\.alpha\.coreos\.com|projectcalico\.org|k8s\.ovn\.org|kubectl\.kubernetes\.io)\//;
const longestAnnotation = 256;

/** What the model keeps of a node. */
export function projectNode(object: KubeObject): NodeRow {
  const { metadata, spec = {}, status = {} } = object as RawNode;
  const labels = metadata.labels ?? {};
  const pool = poolLabels.find(label => labels[label]);
  const cordoned = spec.unschedulable === true;
  const cordon = cordoned ? cordonedBy(metadata) : undefined;
  return {
    uid: metadata.uid,
    name: metadata.name,
    zone: labels[zoneLabel] ?? '',
    pool: pool === undefined ? '' : labels[pool]!,
    labels,
    annotations: Object.fromEntries(
      Object.entries(metadata.annotations ?? {}).filter(
        ([key, value]) =>
          value.length <= longestAnnotation && !machineAnnotation.test(key),
      ),
    ),
    roles: Object.keys(labels).flatMap(label =>
      label.startsWith(rolePrefix) ? label.slice(rolePrefix.length) : [],
    ),
    conditions: (status.conditions ?? []).map(projectCondition),
    cordoned,
    ...(cordon ? { cordonedBy: cordon } : {}),
    taints: (spec.taints ?? []).map(({ key, value = '', effect }) => ({
      key,
      value,
      effect,
    })),
    capacity: projectResources(status.capacity),
    allocatable: projectResources(status.allocatable),
    kubeletVersion: status.nodeInfo?.kubeletVersion ?? '',
    osImage: status.nodeInfo?.osImage ?? '',
    kernelVersion: status.nodeInfo?.kernelVersion ?? '',
    containerRuntime: status.nodeInfo?.containerRuntimeVersion ?? '',
    createdAt: milliseconds(metadata.creationTimestamp),
    deleting: metadata.deletionTimestamp !== undefined,
  };
}

type RawCondition = NonNullable<
  NonNullable<RawNode['status']>['conditions']
>[number];

function projectCondition(condition: RawCondition): NodeCondition {
  const { type, status, reason = '', message = '' } = condition;
  return {
    type,
    // Unknown is what the node controller writes when a kubelet is silent; anything else is not known either.
    status: status === 'True' || status === 'False' ? status : 'Unknown',
    reason,
    message,
    changedAt: milliseconds(condition.lastTransitionTime),
    heartbeatAt: milliseconds(condition.lastHeartbeatTime),
  };
}

/** Resources of the core group that are neither CPU nor memory and yet no extended ones. */
const plainResource =
  /^(?:cpu|memory|pods|ephemeral-storage|hugepages-.*|attachable-volumes-.*)$/;

function projectResources(
  resources: Readonly<Record<string, string>> = {},
): NodeResources {
  return {
    cpuMilli: cpuMilli(resources.cpu),
    memoryBytes: wholeUnits(resources.memory),
    pods: wholeUnits(resources.pods),
    extended: Object.fromEntries(
      Object.entries(resources).flatMap(([name, amount]) =>
        plainResource.test(name) ? [] : [[name, wholeUnits(amount)]],
      ),
    ),
  };
}
