import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { EncodedFrame } from './encodeFrame';
import { Viewer } from './viewer';

function frame(seq: number, text = `f${seq} `): EncodedFrame {
  return { seq, bytes: Buffer.from(text) };
}

/** A socket that takes so many writes and then is full. */
class Socket extends EventEmitter {
  received = '';
  writableEnded = false;
  destroyed = false;
  flushed = 0;
  room: number;

  constructor(room: number) {
    super();
    this.room = room;
  }

  write(bytes: Buffer): boolean {
    this.received += bytes.toString();
    this.room--;
    return this.room > 0;
  }

  end(bytes: Buffer): void {
    this.received += bytes.toString();
    this.writableEnded = true;
  }

  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }

  flush(): void {
    this.flushed++;
  }

  drain(room: number): void {
    this.room = room;
    this.emit('drain');
  }

  asResponse(): ServerResponse {
    return this as unknown as ServerResponse;
  }
}

describe('Viewer', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('flushes every frame through a compressing middleware', () => {
    const socket = new Socket(10);
    const viewer = new Viewer({
      response: socket.asResponse(),
      catchUp: () => [],
    });
    viewer.deliver(frame(1));
    viewer.deliver(frame(2));
    expect(socket.received).toBe('f1 f2 ');
    expect(socket.flushed).toBe(2);
  });

  it('queues nothing for a slow reader and brings it up to date later', () => {
    const socket = new Socket(2);
    const asked: number[] = [];
    const viewer = new Viewer({
      response: socket.asResponse(),
      catchUp: after => {
        asked.push(after);
        return [frame(9, 'snapshot9 ')];
      },
    });
    for (let seq = 1; seq <= 9; seq++) viewer.deliver(frame(seq));
    expect(socket.received).toBe('f1 f2 ');
    socket.drain(5);
    expect(asked).toEqual([2]);
    viewer.deliver(frame(10));
    expect(socket.received).toBe('f1 f2 snapshot9 f10 ');
  });

  it('says why it ends, and nothing after that', () => {
    const socket = new Socket(5);
    const viewer = new Viewer({
      response: socket.asResponse(),
      catchUp: () => [],
    });
    viewer.end('You may no longer see this', false);
    viewer.deliver(frame(1));
    viewer.end('again', true);
    expect(socket.received).toBe(
      'data: {"type":"end","reason":"You may no longer see this","retry":false}\n\n',
    );
  });

  it('hangs up on a reader that takes nothing any more, and on no other', () => {
    const socket = new Socket(1);
    const viewer = new Viewer({
      response: socket.asResponse(),
      catchUp: () => [],
    });
    viewer.deliver(frame(1));
    jest.advanceTimersByTime(59_000);
    socket.drain(1);
    jest.advanceTimersByTime(59_000);
    expect(socket.destroyed).toBe(false);
    viewer.deliver(frame(2));
    jest.advanceTimersByTime(60_000);
    expect(socket.destroyed).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is gone soon after its end, whether or not anybody reads that', () => {
    const socket = new Socket(1);
    const viewer = new Viewer({
      response: socket.asResponse(),
      catchUp: () => [],
    });
    viewer.deliver(frame(1));
    viewer.end('You may no longer see this', false);
    jest.advanceTimersByTime(1_000);
    socket.drain(1);
    jest.advanceTimersByTime(1_000);
    expect(socket.destroyed).toBe(true);
  });
});
