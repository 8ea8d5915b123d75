import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { LiveDocument } from '@pilotage/fleet-node';
import { SharedDocuments } from './SharedDocuments';

/** The end of a line that takes everything. */
class Page extends EventEmitter {
  readonly frames: string[] = [];
  readonly destroyed = false;
  readonly writableLength = 0;
  write(text: string): boolean {
    this.frames.push(text);
    return true;
  }
  end(): void {
    this.emit('close');
  }
}

const response = () => new Page() as unknown as ServerResponse;

describe('SharedDocuments', () => {
  let drawn: number;
  let shared: SharedDocuments<LiveDocument<unknown, unknown>>;
  const open = () =>
    new LiveDocument<unknown, unknown>({
      render: () => {
        drawn++;
        return { topic: {}, sections: new Map() };
      },
      onError: error => {
        throw error;
      },
    });

  beforeEach(() => {
    jest.useFakeTimers();
    drawn = 0;
    shared = new SharedDocuments();
  });
  afterEach(() => {
    shared.close();
    jest.useRealTimers();
  });

  it('draws one document for all who ask the same', () => {
    for (const key of ['a', 'a', 'b']) shared.of(key, open).join(response());
    expect(shared.size).toBe(2);
    expect(drawn).toBe(2);
  });

  it('keeps nothing for who never joined', () => {
    shared.of('a', open);
    expect(shared.size).toBe(0);
  });

  it('forgets a document some time after its last viewer', () => {
    const [first, second] = [response(), response()];
    shared.of('a', open).join(first);
    shared.of('a', open).join(second);
    first.emit('close');
    jest.advanceTimersByTime(60_000);
    expect(shared.size).toBe(1);
    second.emit('close');
    jest.advanceTimersByTime(9_999);
    expect(shared.size).toBe(1);
    jest.advanceTimersByTime(1);
    expect(shared.size).toBe(0);
  });

  it('keeps it for who comes back in time', () => {
    const first = response();
    shared.of('a', open).join(first);
    first.emit('close');
    jest.advanceTimersByTime(5_000);
    shared.of('a', open).join(response());
    jest.advanceTimersByTime(60_000);
    expect(shared.size).toBe(1);
  });
});
