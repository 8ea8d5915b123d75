import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { StreamFrame } from '@pilotage/fleet-common';
import { ManualClock } from '../testing/manualClock';
import { LiveDocument } from './liveDocument';

type Frame = StreamFrame<{ text: string }, { title: string }>;

/** A socket that is full when told so. */
class Socket extends EventEmitter {
  readonly frames: Frame[] = [];
  writableEnded = false;
  full = false;

  write(bytes: Buffer): boolean {
    this.frames.push(JSON.parse(bytes.toString().slice('data: '.length)));
    return !this.full;
  }

  end(bytes: Buffer): void {
    this.write(bytes);
    this.writableEnded = true;
    setImmediate(() => this.destroy());
  }

  destroy(): void {
    this.emit('close');
  }

  asResponse(): ServerResponse {
    return this as unknown as ServerResponse;
  }

  /** Type and texts of what arrived. */
  get told() {
    return this.frames.map(frame => [
      frame.type,
      ...('sections' in frame
        ? (frame.sections ?? []).map(({ section }) => section?.text)
        : []),
    ]);
  }

  get lastSeq(): number {
    const last = this.frames[this.frames.length - 1];
    if (!last || !('seq' in last)) throw new Error('No frame has arrived');
    return last.seq;
  }
}

let clock: ManualClock;
let topic: { title: string };
let sections: Map<string, { text: string }>;
let renders: number;
let failing: Error | undefined;
let errors: unknown[];
let document: LiveDocument<{ text: string }, { title: string }>;

function join(after?: number) {
  const socket = new Socket();
  return { socket, page: document.join(socket.asResponse(), after) };
}

function show(text: string) {
  sections.set('a', { text });
  document.touch();
}

beforeEach(() => {
  clock = new ManualClock();
  topic = { title: 'Clusters' };
  sections = new Map([
    ['a', { text: 'a1' }],
    ['b', { text: 'b1' }],
  ]);
  renders = 0;
  failing = undefined;
  errors = [];
  document = new LiveDocument({
    render: () => {
      renders += 1;
      if (failing) throw failing;
      return { topic: { ...topic }, sections: new Map(sections) };
    },
    clock,
    onError: error => errors.push(error),
  });
});

afterEach(() => document.close());

it('starts with everything there is', () => {
  const { socket } = join();
  expect(socket.frames).toEqual([
    {
      type: 'snapshot',
      seq: expect.any(Number),
      at: clock.now(),
      topic: { title: 'Clusters' },
      dictionary: [],
      sections: [
        { key: 'a', section: { text: 'a1' }, pods: [] },
        { key: 'b', section: { text: 'b1' }, pods: [] },
      ],
    },
  ]);
});

it('tells what reads differently, and nothing else', async () => {
  const { socket } = join();
  const { lastSeq } = socket;
  sections = new Map([
    ['a', { text: 'a1' }],
    ['c', { text: 'c1' }],
  ]);
  document.touch();
  await clock.advance(500);
  expect(socket.frames[1]).toEqual({
    type: 'delta',
    seq: lastSeq + 1,
    at: clock.now(),
    sections: [{ key: 'c', section: { text: 'c1' } }],
    removed: ['b'],
  });
  topic = { title: 'All clusters' };
  document.touch();
  await clock.advance(500);
  expect(socket.frames[2]).toEqual({
    type: 'delta',
    seq: lastSeq + 2,
    at: clock.now(),
    topic,
  });
  document.touch();
  await clock.advance(500);
  expect(renders).toBe(4);
  expect(socket.frames).toHaveLength(3);
});

it('gathers changes: at most one rendering in half a second', async () => {
  const { socket } = join();
  await clock.advance(1_000);
  show('a2');
  await clock.advance(0);
  expect(socket.told.at(-1)).toEqual(['delta', 'a2']);
  for (let i = 3; i < 20; i++) {
    show(`a${i}`);
    await clock.advance(10);
  }
  expect(renders).toBe(2);
  await clock.advance(330);
  expect(renders).toBe(3);
  expect(socket.told.at(-1)).toEqual(['delta', 'a19']);
});

it('renders once for many viewers, and never for none', async () => {
  show('a2');
  await clock.advance(60_000);
  expect(renders).toBe(0);
  const pages = Array.from({ length: 20 }, () => join());
  expect(renders).toBe(1);
  expect(document.viewers).toBe(20);
  await clock.advance(1_000);
  show('a3');
  await clock.advance(500);
  expect(renders).toBe(2);
  for (const { socket } of pages) {
    expect(socket.told).toEqual([
      ['snapshot', 'a2', 'b1'],
      ['delta', 'a3'],
    ]);
  }
  for (const { socket } of pages) socket.emit('close');
  expect(document.viewers).toBe(0);
  expect(clock.pending).toEqual([]);
  show('a4');
  await clock.advance(60_000);
  expect(renders).toBe(2);
});

it('serves a crowd that comes back from what it has, and brings it up to date in time', async () => {
  const first = join();
  first.page.close();
  show('a2');
  const second = join();
  expect(renders).toBe(1);
  expect(second.socket.told).toEqual([['snapshot', 'a1', 'b1']]);
  await clock.advance(500);
  expect(second.socket.told.at(-1)).toEqual(['delta', 'a2']);
});

it('resumes after the frame a page has seen, without a snapshot', async () => {
  const { socket, page } = join();
  page.close();
  const other = join();
  await clock.advance(500);
  show('a2');
  await clock.advance(500);
  expect(join(socket.lastSeq).socket.told).toEqual([['delta', 'a2']]);
  expect(join(other.socket.lastSeq).socket.told).toEqual([]);
  expect(join(1).socket.told).toEqual([['snapshot', 'a2', 'b1']]);
});

it('tells a page what it missed although nobody looked meanwhile', async () => {
  const { socket } = join();
  socket.emit('close');
  await clock.advance(60_000);
  show('a2');
  await clock.advance(60_000);
  expect(join(socket.lastSeq).socket.told).toEqual([['delta', 'a2']]);
});

it('queues nothing for a slow page, and catches it up later', async () => {
  const { socket } = join();
  const fast = join().socket;
  socket.full = true;
  for (let i = 2; i < 5; i++) {
    show(`a${i}`);
    await clock.advance(500);
  }
  expect(socket.told.slice(1)).toEqual([['delta', 'a2']]);
  expect(fast.told.slice(1)).toHaveLength(3);
  socket.full = false;
  socket.emit('drain');
  expect(socket.told.slice(2)).toEqual([
    ['delta', 'a3'],
    ['delta', 'a4'],
  ]);
});

it('says that it is alive when there is nothing to tell', async () => {
  const { socket } = join();
  await clock.advance(14_000);
  show('a2');
  await clock.advance(14_000);
  expect(socket.told).toHaveLength(2);
  const { lastSeq } = socket;
  await clock.advance(1_000);
  expect(socket.frames[2]).toEqual({
    type: 'heartbeat',
    seq: lastSeq,
    at: clock.now(),
  });
  await clock.advance(15_000);
  expect(socket.told.slice(2)).toEqual([['heartbeat'], ['heartbeat']]);
});

it('keeps what it has when a rendering fails, and tries again', async () => {
  const { socket } = join();
  await clock.advance(500);
  failing = new Error('broken');
  show('a2');
  await clock.advance(1_100);
  expect(errors).toEqual([failing, failing, failing]);
  expect(socket.told).toHaveLength(1);
  failing = undefined;
  await clock.advance(500);
  expect(socket.told.at(-1)).toEqual(['delta', 'a2']);
});

it('sends a page away, to come back, when there has been nothing to show yet', () => {
  failing = new Error('broken');
  const { socket } = join();
  expect(socket.frames).toEqual([
    { type: 'end', reason: 'It could not be read', retry: true },
  ]);
  expect(document.viewers).toBe(0);
});

it('ends every page when it closes', () => {
  const { socket } = join();
  document.close();
  expect(socket.frames.at(-1)).toMatchObject({ type: 'end', retry: true });
  expect(document.viewers).toBe(0);
  expect(clock.pending).toEqual([]);
});
