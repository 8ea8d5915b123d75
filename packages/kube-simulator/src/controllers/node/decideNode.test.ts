import { ago, makePod, now } from '../__testUtils__/makePod';
import type { Node } from '../kinds/node';
import { decideNode } from './decideNode';

const unreachable = ['NoSchedule', 'NoExecute'].map(effect => ({
  key: 'node.kubernetes.io/unreachable',
  effect,
}));
const theirs = { key: 'dedicated', value: 'gpu', effect: 'NoSchedule' };

const node = (
  ready: 'True' | 'Unknown',
  taints: NonNullable<Node['spec']>['taints'] = [],
): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: 'node-1',
    uid: 'n',
    resourceVersion: '1',
    creationTimestamp: ago(9000),
  },
  spec: { taints },
  status: {
    conditions: [{ type: 'Ready', status: ready, lastHeartbeatTime: ago(900) }],
  },
});

const decide = (subject: Node, renewedSecondsAgo: number) =>
  decideNode(
    {
      node: subject,
      lease: {
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        metadata: { name: 'node-1', uid: 'l', resourceVersion: '1' },
        spec: { renewTime: ago(renewedSecondsAgo) },
      },
      pods: () => [makePod('web-1'), makePod('web-2', { ready: false })],
    },
    { now },
  );

describe('decideNode', () => {
  it('leaves a node alone that renews its lease, and looks again when that could end', () => {
    expect(decide(node('True', [theirs]), 10)).toEqual({
      actions: [],
      requeueAfterMs: 40_001,
    });
  });

  it('declares a silent node unreachable and its pods not ready', () => {
    const { actions } = decide(node('True', [theirs]), 51);
    const objects = actions.map(action =>
      'object' in action ? action.object : action,
    );
    expect(objects).toEqual([
      expect.objectContaining({
        status: {
          conditions: [
            expect.objectContaining({
              type: 'Ready',
              status: 'Unknown',
              reason: 'NodeStatusUnknown',
            }),
          ],
        },
      }),
      expect.objectContaining({
        spec: {
          taints: [
            theirs,
            ...unreachable.map(taint => expect.objectContaining(taint)),
          ],
        },
      }),
      expect.objectContaining({ reason: 'NodeNotReady', type: 'Normal' }),
      expect.objectContaining({
        metadata: expect.objectContaining({ name: 'web-1' }),
      }),
      expect.objectContaining({ reason: 'NodeNotReady', type: 'Warning' }),
    ]);
  });

  it('says so once', () => {
    expect(decide(node('Unknown', unreachable), 500).actions).toEqual([]);
  });

  it('takes its taints back when the kubelet says Ready again, and no others', () => {
    expect(decide(node('True', [theirs, ...unreachable]), 1).actions).toEqual([
      expect.objectContaining({
        object: expect.objectContaining({ spec: { taints: [theirs] } }),
      }),
    ]);
  });
});
