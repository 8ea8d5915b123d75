import { makePod } from '../__testUtils__/makePod';
import type { Node } from '../kinds/node';
import type { Pod } from '../kinds/pod';
import { quantity } from './quantity';
import { schedule } from './schedule';

const node = (
  name: string,
  zone: string,
  more: { spec?: Node['spec']; cpu?: string } = {},
): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name,
    uid: name,
    resourceVersion: '1',
    labels: { 'topology.kubernetes.io/zone': zone },
  },
  spec: more.spec ?? {},
  status: { allocatable: { cpu: more.cpu ?? '4', memory: '8Gi', pods: '10' } },
});

const pending = (name: string, spec: Partial<Pod['spec']> = {}): Pod => {
  const pod = makePod(name, { node: '', owner: 'web' });
  return {
    ...pod,
    spec: {
      ...pod.spec,
      containers: [
        { name: 'main', image: 'web:1', resources: { requests: { cpu: '1' } } },
      ],
      ...spec,
    },
  };
};

const result = (placement: ReturnType<typeof schedule>[number]) =>
  'node' in placement ? placement.node : placement.message;

describe('schedule', () => {
  it('spreads an owner over zones, then over nodes', () => {
    const nodes = [node('a-1', 'a'), node('a-2', 'a'), node('b-1', 'b')];
    const pods = ['1', '2', '3', '4'].map(name => pending(name));
    expect(schedule(pods, nodes, []).map(result)).toEqual([
      'a-1',
      'b-1',
      'a-2',
      'b-1',
    ]);
  });

  it('counts what runs already', () => {
    const nodes = [node('a-1', 'a'), node('b-1', 'b')];
    const placed = [makePod('old', { node: 'a-1', owner: 'web' })];
    expect(schedule([pending('new')], nodes, placed).map(result)).toEqual([
      'b-1',
    ]);
  });

  it.each<[string, Node, Partial<Pod['spec']>, string]>([
    [
      'cordoned',
      node('n', 'a', { spec: { unschedulable: true } }),
      {},
      '0/1 nodes are available: 1 node(s) were unschedulable.',
    ],
    [
      'tainted',
      node('n', 'a', {
        spec: { taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] },
      }),
      {},
      '0/1 nodes are available: 1 node(s) had untolerated taint {gpu: yes}.',
    ],
    [
      'tainted and tolerated',
      node('n', 'a', {
        spec: { taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] },
      }),
      { tolerations: [{ key: 'gpu', value: 'yes' }] },
      'n',
    ],
    [
      'too small',
      node('n', 'a', { cpu: '500m' }),
      {},
      '0/1 nodes are available: 1 Insufficient cpu.',
    ],
    [
      'not the selected one',
      node('n', 'a'),
      { nodeSelector: { disk: 'ssd' } },
      "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.",
    ],
  ])('with a node that is %s', (_, only, spec, expected) => {
    expect(schedule([pending('p', spec)], [only], []).map(result)).toEqual([
      expected,
    ]);
  });
});

describe('quantity', () => {
  it.each([
    ['100m', 0.1],
    ['2', 2],
    [4, 4],
    ['128Mi', 134217728],
    ['1G', 1e9],
    ['1e3', 1000],
    ['x', 0],
    [undefined, 0],
  ])('%s is %d', (text, value) => {
    expect(quantity(text)).toBeCloseTo(value, 9);
  });
});
