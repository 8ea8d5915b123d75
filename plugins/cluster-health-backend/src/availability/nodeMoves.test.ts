import type { NodeRow } from '@pilotage/fleet-node';
import { nodeRow } from '@pilotage/plugin-cluster-health-node/testUtils';
import type { StoredNode } from './nodeMoves';
import { nodeMoves } from './nodeMoves';

const ready = (status: 'True' | 'False' | 'Unknown', reason = '') => ({
  type: 'Ready',
  status,
  reason,
  message: '',
  changedAt: 0,
  heartbeatAt: 0,
});

const node = (
  uid: string,
  conditions: NodeRow['conditions'] = [ready('True')],
): NodeRow => nodeRow(`node-${uid}`, { uid, conditions });

const stored = (
  uid: string,
  state: StoredNode['state'],
  more: Partial<StoredNode> = {},
): [string, StoredNode] => [
  uid,
  { uid, name: `node-${uid}`, state, stateAt: 1, firstSeen: 1, ...more },
];

describe('nodeMoves', () => {
  it.each<[string, [string, StoredNode][], NodeRow[], string[]]>([
    ['nothing changed', [stored('a', 'online')], [node('a')], []],
    ['a new node', [], [node('a')], ['a unobserved online']],
    [
      'a node that is lost',
      [stored('a', 'online')],
      [node('a', [ready('Unknown', 'NodeStatusUnknown')])],
      ['a online offline'],
    ],
    [
      'a node without conditions',
      [stored('a', 'online')],
      [node('a', [])],
      ['a online offline'],
    ],
    ['a deleted node', [stored('a', 'offline')], [], ['a offline gone']],
    ['a tombstone', [stored('a', 'gone')], [], []],
    [
      'a retired node',
      [stored('a', 'gone', { expectedUntil: 5 })],
      [node('b')],
      ['b unobserved online'],
    ],
  ])('%s', (_, before, now, moves) => {
    expect(
      nodeMoves(new Map(before), now).map(
        ({ uid, from, to }) => `${uid} ${from} ${to}`,
      ),
    ).toEqual(moves);
  });

  it('finds Ready by its type among other conditions', () => {
    const pressure = { ...ready('False'), type: 'DiskPressure' };
    const [move] = nodeMoves(new Map([stored('a', 'online')]), [
      node('a', [pressure, ready('False', 'KubeletNotReady'), pressure]),
    ]);
    expect(move).toMatchObject({ to: 'offline', reason: 'KubeletNotReady' });
  });

  it('takes a machine that came back under its name for the same one', () => {
    const [deleted, added] = nodeMoves(
      new Map([stored('a', 'online'), stored('z', 'gone')]),
      [nodeRow('node-a', { uid: 'new' })],
    );
    expect(deleted).toMatchObject({ uid: 'a', to: 'gone' });
    expect(added).toMatchObject({ uid: 'new', replaces: ['a'] });
  });
});
