import { object } from './__testUtils__/objects';
import { NodeStore } from './nodeStore';
import { projectNode } from './projectNode';
import type { NodeRow } from './nodeTypes';

const ready = {
  type: 'Ready',
  status: 'True',
  reason: '',
  message: '',
  changedAt: 1,
  heartbeatAt: 1,
} as const;
const node = (name: string, more: Partial<NodeRow> = {}): NodeRow => ({
  ...projectNode(object('Node', { name })),
  zone: 'a',
  conditions: [ready],
  ...more,
});

let told: [string, string[]][];
let store: NodeStore;

beforeEach(() => {
  told = [];
  store = new NodeStore({
    onChange: nodes => told.push(['nodes', [...nodes]]),
    onZones: nodes => told.push(['zones', [...nodes]]),
  });
  store.begin();
  store.upsert(node('one'));
  store.upsert(node('two'));
  store.synced();
});

it('tells a list once', () => {
  expect(told).toEqual([
    ['zones', ['one', 'two']],
    ['nodes', ['one', 'two']],
  ]);
});

it('keeps a heartbeat and tells nobody', () => {
  told.length = 0;
  store.upsert(node('one', { conditions: [{ ...ready, heartbeatAt: 2 }] }));
  expect(told).toEqual([]);
  expect(store.values()[0]?.conditions[0]?.heartbeatAt).toBe(2);
});

it.each<[string, Partial<NodeRow>, string[]]>([
  ['a condition', { conditions: [{ ...ready, status: 'False' }] }, ['nodes']],
  ['a cordon', { cordoned: true }, ['nodes']],
  ['a label', { labels: { team: 'a' } }, ['nodes']],
  [
    'a taint',
    { taints: [{ key: 'k', value: '', effect: 'NoExecute' }] },
    ['nodes'],
  ],
  ['a zone', { zone: 'b' }, ['zones', 'nodes']],
])('tells %s', (_, more, kinds) => {
  told.length = 0;
  store.upsert(node('one', more));
  expect(told).toEqual(kinds.map(kind => [kind, ['one']]));
});

it('tells what a new list does not name, and what went', () => {
  told.length = 0;
  store.begin();
  store.upsert(node('two'));
  store.synced();
  expect(told).toEqual([
    ['zones', ['one']],
    ['nodes', ['one']],
  ]);
  store.remove(node('two'));
  store.remove(node('two'));
  expect(told.slice(2)).toEqual([
    ['zones', ['two']],
    ['nodes', ['two']],
  ]);
  expect(store.values()).toEqual([]);
  expect(store.zoneOf('two')).toBe('');
});

it('tells nothing when a list finds all as it was', () => {
  told.length = 0;
  store.begin();
  store.upsert(node('one'));
  store.upsert(node('two'));
  store.synced();
  expect(told).toEqual([]);
});
