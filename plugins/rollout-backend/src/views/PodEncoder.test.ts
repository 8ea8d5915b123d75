import { podColumn, podFlags, podStates } from '@pilotage/fleet-common';
import type { ContainerRow, PodRow } from '@pilotage/fleet-node';
import { PodEncoder } from './PodEncoder';

const container: ContainerRow = {
  name: 'main',
  image: 'cart:2',
  runningImage: 'cart:2',
  state: 'running',
  reason: '',
  lastReason: '',
  exitCode: -1,
  ready: true,
  restarts: 1,
  native: false,
};
const pod: PodRow = {
  id: 7,
  uid: 'uid-a',
  name: 'cart-a',
  namespace: 'shop',
  owner: '',
  labels: {},
  sidecars: undefined,
  requests: { cpuMilli: 0, memoryBytes: 0, incomplete: 0, unlimited: 0 },
  node: 'node-1',
  zone: 'eu-a',
  ip: '10.0.0.1',
  phase: 'Running',
  revision: 'cart-2',
  lifecycle: '',
  ready: true,
  readyChangedAt: 1_000,
  inPlaceReady: true,
  updatedInPlace: true,
  inPlaceStartedAt: 500,
  deleting: false,
  deletionDueAt: 0,
  createdAt: 90_500,
  reason: '',
  message: '',
  containers: [
    { ...container, name: 'injected', image: 'mesh:1', restarts: 4 },
    container,
  ],
};
const context = { updateRevision: 'cart-2', minReadySeconds: 0, now: 100_000 };

function encode(encoder: PodEncoder, row: PodRow, section = 's') {
  const tuples = encoder.encode({
    section,
    pods: [row],
    context,
    containers: ['main', 'absent'],
  });
  const [[id, tuple] = []] = tuples;
  if (!tuple || tuple[0] !== id) throw new Error('Not found by its number');
  return tuple;
}

describe('PodEncoder', () => {
  it('writes a pod as numbers that its dictionary explains', () => {
    const encoder = new PodEncoder();
    const tuple = encode(encoder, pod);
    const strings = encoder.dictionary.from(0);
    expect(strings[0]).toBe('');
    const text = (column: number) => strings[tuple[column] ?? -1];
    expect(text(podColumn.name)).toBe('cart-a');
    expect(text(podColumn.node)).toBe('node-1');
    expect(text(podColumn.zone)).toBe('eu-a');
    expect(text(podColumn.revision)).toBe('cart-2');
    expect(text(podColumn.ip)).toBe('10.0.0.1');
    expect(text(podColumn.reason)).toBe('');
    expect(podStates[tuple[podColumn.state] ?? -1]).toBe('available');
    expect(tuple[podColumn.flags]).toBe(podFlags.updated + podFlags.inPlace);
    expect(tuple[podColumn.restarts]).toBe(5);
    expect(tuple[podColumn.createdAt]).toBe(90);
    expect(text(podColumn.containers)).toBe('cart:2');
    expect(tuple.slice(podColumn.containers)).toEqual([
      expect.any(Number),
      1,
      0,
      0,
    ]);
  });

  it('keeps the number of a pod, also through an in-place update', () => {
    const encoder = new PodEncoder();
    const [first] = encode(encoder, pod);
    const [again] = encode(encoder, { ...pod, revision: 'cart-3' });
    expect(again).toBe(first);
  });

  it('gives no two pods one number, however the model numbers them', () => {
    const encoder = new PodEncoder();
    const ids = [
      encode(encoder, pod)[0],
      encode(encoder, { ...pod, uid: 'uid-b' })[0],
      encode(encoder, pod, 'other cluster')[0],
    ];
    encoder.forget(new Set([ids[0] ?? 0]));
    ids.push(encode(encoder, pod)[0]);
    expect(new Set(ids).size).toBe(4);
  });

  it('names each string once', () => {
    const encoder = new PodEncoder();
    encode(encoder, pod);
    const { size } = encoder.dictionary;
    encode(encoder, { ...pod, uid: 'uid-b' });
    expect(encoder.dictionary.size).toBe(size);
  });
});
