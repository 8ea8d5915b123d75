import type { StreamFrame } from '@pilotage/fleet-common';
import {
  type StreamRequest,
  StreamClosedError,
  StreamRefusedError,
} from './openEventStream';
import { TopicStream } from './TopicStream';

type Frame = StreamFrame<string, string>;

const snapshot = (seq: number, topic = 'topic'): Frame => ({
  type: 'snapshot',
  seq,
  at: Date.now(),
  topic,
  dictionary: [''],
  sections: [],
});
const delta = (seq: number, topic: string): Frame => ({
  type: 'delta',
  seq,
  at: Date.now(),
  topic,
});

/** Attempts of a stream, each of which the test answers itself; flushes run when the test says so. */
function setUp() {
  const attempts: {
    request: StreamRequest<string, string>;
    fail: (error: Error) => void;
  }[] = [];
  const flushes = new Set<() => void>();
  const stream = new TopicStream<string, string>({
    open: request =>
      new Promise((_, reject) => {
        attempts.push({ request, fail: reject });
      }),
    schedule: flush => {
      flushes.add(flush);
      return () => flushes.delete(flush);
    },
    random: () => 1,
  });
  const paint = () => [...flushes].forEach(flush => flush());
  const attempt = (index: number) => {
    const found = attempts[index];
    if (!found) throw new Error(`there was no attempt ${index}`);
    return found;
  };
  return { stream, attempts, attempt, paint, flushes };
}

describe('TopicStream', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('folds everything that arrives between two paints into one update', () => {
    const { stream, attempt, paint } = setUp();
    const changed = jest.fn();
    stream.connect();
    stream.subscribe(changed);
    const { onFrame } = attempt(0).request;
    onFrame(snapshot(1));
    onFrame(delta(2, 'two'));
    onFrame(delta(3, 'three'));
    expect(changed).not.toHaveBeenCalled();
    paint();
    expect(changed).toHaveBeenCalledTimes(1);
    expect(stream.getSnapshot().topic).toMatchObject({
      seq: 3,
      topic: 'three',
    });
    expect(stream.getSnapshot().connection.state).toBe('live');
  });

  it('asks at once for what is missing when a delta is left out, and keeps what it knows', () => {
    const { stream, attempts, attempt, paint } = setUp();
    stream.connect();
    attempt(0).request.onFrame(snapshot(1, 'known'));
    paint();
    attempt(0).request.onFrame(delta(5, 'too far'));
    paint();
    expect(stream.getSnapshot().topic?.topic).toBe('known');
    expect(stream.getSnapshot().connection).toMatchObject({
      state: 'stale',
      reason: { code: 'gap' },
    });
    jest.advanceTimersByTime(0);
    expect(attempts).toHaveLength(2);
    expect(attempt(1).request.after).toBe(1);
    expect(attempt(0).request.signal.aborted).toBe(true);
  });

  it('becomes stale after 25 s of silence, and heartbeats prevent that', () => {
    const { stream, attempt, paint } = setUp();
    stream.connect();
    attempt(0).request.onFrame(snapshot(1));
    paint();
    jest.advanceTimersByTime(24_000);
    attempt(0).request.onFrame({ type: 'heartbeat', seq: 1, at: Date.now() });
    paint();
    jest.advanceTimersByTime(24_000);
    expect(stream.getSnapshot().connection.state).toBe('live');
    jest.advanceTimersByTime(1_000);
    expect(stream.getSnapshot().connection).toMatchObject({
      state: 'stale',
      reason: { code: 'silent' },
    });
  });

  it('waits longer after each failed attempt, and starts anew after a healthy connection', async () => {
    const { stream, attempts, attempt, paint } = setUp();
    stream.connect();
    attempt(0).fail(new StreamClosedError());
    await jest.advanceTimersByTimeAsync(999);
    expect(attempts).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(attempts).toHaveLength(2);
    attempt(1).fail(new Error('ECONNREFUSED'));
    await jest.advanceTimersByTimeAsync(1_999);
    expect(attempts).toHaveLength(2);
    expect(stream.getSnapshot().connection).toMatchObject({
      reason: { code: 'error', message: 'ECONNREFUSED' },
    });
    await jest.advanceTimersByTimeAsync(1);
    expect(attempts).toHaveLength(3);

    attempt(2).request.onFrame(snapshot(1));
    paint();
    await jest.advanceTimersByTimeAsync(6_000);
    attempt(2).fail(new StreamClosedError());
    await jest.advanceTimersByTimeAsync(1_000);
    expect(attempts).toHaveLength(4);
  });

  it('does not come back by itself when it is refused, but does when asked', async () => {
    const { stream, attempts, attempt } = setUp();
    stream.connect();
    attempt(0).fail(new StreamRefusedError('you may not see this entity', 403));
    await jest.advanceTimersByTimeAsync(120_000);
    expect(attempts).toHaveLength(1);
    expect(stream.getSnapshot().connection).toMatchObject({
      state: 'ended',
      reason: 'you may not see this entity',
      status: 403,
    });
    stream.reconnect();
    expect(attempts).toHaveLength(2);
    expect(stream.getSnapshot().connection.state).toBe('connecting');
  });

  it('asks for a whole snapshot when a person reconnects', () => {
    const { stream, attempt, paint } = setUp();
    stream.connect();
    attempt(0).request.onFrame(snapshot(4, 'known'));
    paint();
    stream.reconnect();
    expect(attempt(1).request.after).toBeUndefined();
    expect(stream.getSnapshot().topic?.topic).toBe('known');
  });

  it('obeys the end of the backend: come back, or do not', async () => {
    const { stream, attempts, attempt, paint } = setUp();
    stream.connect();
    attempt(0).request.onFrame({
      type: 'end',
      reason: 'shutting down',
      retry: true,
    });
    paint();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(attempts).toHaveLength(2);
    attempt(1).request.onFrame({
      type: 'end',
      reason: 'permission is gone',
      retry: false,
    });
    paint();
    await jest.advanceTimersByTimeAsync(120_000);
    expect(attempts).toHaveLength(2);
    expect(stream.getSnapshot().connection).toMatchObject({
      state: 'ended',
      reason: 'permission is gone',
    });
  });

  it('knows how far the clocks are apart, and is not moved by network delay', () => {
    const { stream, attempt, paint } = setUp();
    stream.connect();
    attempt(0).request.onFrame({
      ...snapshot(1),
      at: Date.now() + 60_000,
    } as Frame);
    paint();
    expect(stream.getSnapshot().clockOffsetMs).toBe(60_000);
    attempt(0).request.onFrame({
      type: 'heartbeat',
      seq: 1,
      at: Date.now() + 59_500,
    });
    paint();
    expect(stream.getSnapshot().clockOffsetMs).toBe(60_000);
  });

  it('stops everything when it is disconnected', () => {
    const { stream, attempts, attempt, flushes } = setUp();
    stream.connect();
    attempt(0).request.onFrame(snapshot(1));
    stream.disconnect();
    jest.advanceTimersByTime(120_000);
    expect(attempt(0).request.signal.aborted).toBe(true);
    expect(attempts).toHaveLength(1);
    expect(flushes.size).toBe(0);
  });
});
