import type { Node, NodeCondition, Taint } from '../kinds/node';
import { rightTaints } from './nodeTaints';

const time = '2026-03-01T12:00:00Z';
const theirs: Taint = { key: 'dedicated', value: 'gpu', effect: 'NoSchedule' };
const ready: NodeCondition = { type: 'Ready', status: 'True' };

const node = (spec: Node['spec'], ...conditions: NodeCondition[]): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'node-1', uid: 'n', resourceVersion: '1' },
  spec,
  status: { conditions },
});

const text = ({ key, effect }: Taint) =>
  `${key.replace('node.kubernetes.io/', '')}:${effect}`;

describe('rightTaints', () => {
  it.each<[string, Node, readonly string[] | undefined]>([
    ['a healthy node', node({}, ready), undefined],
    [
      'a cordon',
      node({ unschedulable: true, taints: [theirs] }, ready),
      ['dedicated:NoSchedule', 'unschedulable:NoSchedule'],
    ],
    [
      'pressure',
      node({}, ready, { type: 'DiskPressure', status: 'True' }),
      ['disk-pressure:NoSchedule'],
    ],
    [
      'a kubelet that says it is not ready',
      node({}, { type: 'Ready', status: 'False' }),
      ['not-ready:NoSchedule', 'not-ready:NoExecute'],
    ],
    [
      'a kubelet that says nothing',
      node({}, { type: 'Ready', status: 'Unknown' }),
      ['unreachable:NoSchedule', 'unreachable:NoExecute'],
    ],
    [
      'an end of it all',
      node(
        {
          taints: [
            theirs,
            {
              key: 'node.kubernetes.io/disk-pressure',
              effect: 'NoSchedule',
            },
          ],
        },
        ready,
      ),
      ['dedicated:NoSchedule'],
    ],
  ])('with %s', (_, subject, expected) => {
    expect(rightTaints(subject, time)?.map(text)).toEqual(expected);
  });

  it('keeps the time of a taint that stays', () => {
    const old: Taint = {
      key: 'node.kubernetes.io/unschedulable',
      effect: 'NoSchedule',
      timeAdded: '2026-01-01T00:00:00Z',
    };
    const subject = node({ unschedulable: true, taints: [old] }, ready, {
      type: 'MemoryPressure',
      status: 'True',
    });
    expect(
      rightTaints(subject, time)?.map(({ timeAdded }) => timeAdded),
    ).toEqual([old.timeAdded, time]);
  });
});
