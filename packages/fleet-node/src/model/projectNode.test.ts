import type { ObjectMeta } from '../access/kubeObject';
import { object } from './__testUtils__/objects';
import { projectNode } from './projectNode';

const node = (
  metadata: Partial<ObjectMeta> = {},
  rest: { spec?: unknown; status?: unknown } = {},
) => projectNode(object('Node', { name: 'node-1', ...metadata }, rest));

it('reads a whole node', () => {
  expect(
    node(
      {
        creationTimestamp: '2026-01-01T00:00:00Z',
        labels: {
          'topology.kubernetes.io/zone': 'eu-a',
          'node-role.kubernetes.io/worker': '',
        },
        annotations: {
          'node.alpha.kubernetes.io/ttl': '0',
          'ops.example.org/ticket': 'OPS-1',
          'ops.example.org/essay': 'x'.repeat(257),
        },
      },
      {
        spec: { taints: [{ key: 'gpu', effect: 'NoSchedule' }] },
        status: {
          capacity: {
            cpu: '4',
            memory: '16393244Ki',
            pods: '110',
            'ephemeral-storage': '1Gi',
            'hugepages-2Mi': '0',
            'nvidia.com/gpu': '2',
          },
          allocatable: { cpu: '3920m', memory: '15Gi', pods: '110' },
          conditions: [
            {
              type: 'Ready',
              status: 'Unknown',
              reason: 'NodeStatusUnknown',
              message: 'Kubelet stopped posting node status.',
              lastTransitionTime: '2026-01-01T00:00:02Z',
              lastHeartbeatTime: '2026-01-01T00:00:01Z',
            },
            { type: 'KernelDeadlock', status: 'odd' },
          ],
          nodeInfo: {
            kubeletVersion: 'v1.34.0',
            osImage: 'Linux',
            kernelVersion: '6.1',
            containerRuntimeVersion: 'containerd://2.0',
          },
          images: [{ names: ['large'] }],
        },
      },
    ),
  ).toEqual({
    uid: 'Node-node-1',
    name: 'node-1',
    zone: 'eu-a',
    pool: '',
    labels: {
      'topology.kubernetes.io/zone': 'eu-a',
      'node-role.kubernetes.io/worker': '',
    },
    annotations: { 'ops.example.org/ticket': 'OPS-1' },
    roles: ['worker'],
    conditions: [
      {
        type: 'Ready',
        status: 'Unknown',
        reason: 'NodeStatusUnknown',
        message: 'Kubelet stopped posting node status.',
        changedAt: Date.parse('2026-01-01T00:00:02Z'),
        heartbeatAt: Date.parse('2026-01-01T00:00:01Z'),
      },
      {
        type: 'KernelDeadlock',
        status: 'Unknown',
        reason: '',
        message: '',
        changedAt: 0,
        heartbeatAt: 0,
      },
    ],
    cordoned: false,
    taints: [{ key: 'gpu', value: '', effect: 'NoSchedule' }],
    capacity: {
      cpuMilli: 4000,
      memoryBytes: 16_393_244 * 1024,
      pods: 110,
      extended: { 'nvidia.com/gpu': 2 },
    },
    allocatable: {
      cpuMilli: 3920,
      memoryBytes: 15 * 2 ** 30,
      pods: 110,
      extended: {},
    },
    kubeletVersion: 'v1.34.0',
    osImage: 'Linux',
    kernelVersion: '6.1',
    containerRuntime: 'containerd://2.0',
    createdAt: Date.parse('2026-01-01T00:00:00Z'),
    deleting: false,
  });
});

it.each([
  ['eks.amazonaws.com/nodegroup'],
  ['cloud.google.com/gke-nodepool'],
  ['kubernetes.azure.com/agentpool'],
  ['agentpool'],
  ['karpenter.sh/nodepool'],
  ['node.kubernetes.io/pool'],
  ['alibabacloud.com/nodepool-id'],
])('takes the pool from %s', label => {
  expect(node({ labels: { [label]: 'blue' } }).pool).toBe('blue');
});

describe('a cordon', () => {
  const entry = (manager: string, time: string, fields: object) => ({
    manager,
    time,
    fieldsV1: { 'f:spec': fields },
  });
  const unschedulable = { 'f:unschedulable': {} };
  const cordoned = { spec: { unschedulable: true } };

  it('is of the manager that set it first', () => {
    expect(
      node(
        {
          managedFields: [
            entry('kubelet', '2026-01-01T00:00:00Z', { 'f:podCIDR': {} }),
            entry('drainer', '2026-01-03T00:00:00Z', unschedulable),
            entry('kubectl-cordon', '2026-01-02T00:00:00Z', unschedulable),
          ],
        },
        cordoned,
      ).cordonedBy,
    ).toEqual({
      manager: 'kubectl-cordon',
      at: Date.parse('2026-01-02T00:00:00Z'),
    });
  });

  it('is of nobody when the cluster does not tell, or when there is none', () => {
    expect(node({}, cordoned)).toMatchObject({ cordoned: true });
    expect(node({}, cordoned).cordonedBy).toBeUndefined();
    const managedFields = [entry('x', '2026-01-01T00:00:00Z', unschedulable)];
    expect(node({ managedFields }).cordonedBy).toBeUndefined();
  });
});
