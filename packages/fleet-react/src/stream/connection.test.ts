import {
  type ConnectionEvent,
  type ConnectionState,
  nextConnection,
} from './connection';

const connecting: ConnectionState = { state: 'connecting', since: 0 };
const live: ConnectionState = { state: 'live', since: 10, lastFrameAt: 20 };
const stale: ConnectionState = {
  state: 'stale',
  since: 30,
  lastFrameAt: 20,
  reason: { code: 'silent' },
  retryAt: 35,
};
const ended: ConnectionState = { state: 'ended', since: 50, reason: 'no' };
const lost: ConnectionEvent = {
  type: 'lost',
  at: 40,
  reason: { code: 'closed' },
  retryAt: 45,
};

describe('nextConnection', () => {
  it.each<[string, ConnectionState, ConnectionEvent, ConnectionState]>([
    [
      'is live with the first frame',
      connecting,
      { type: 'frame', at: 5 },
      { state: 'live', since: 5, lastFrameAt: 5 },
    ],
    [
      'stays live since the first frame',
      live,
      { type: 'frame', at: 25 },
      { state: 'live', since: 10, lastFrameAt: 25 },
    ],
    [
      'keeps from when it knows something when it is lost',
      live,
      lost,
      {
        state: 'stale',
        since: 40,
        lastFrameAt: 20,
        reason: { code: 'closed' },
        retryAt: 45,
      },
    ],
    [
      'is stale without a last frame when nothing ever came',
      connecting,
      lost,
      { state: 'stale', since: 40, reason: { code: 'closed' }, retryAt: 45 },
    ],
    [
      'counts its age from the first loss over failed attempts',
      stale,
      lost,
      {
        state: 'stale',
        since: 30,
        lastFrameAt: 20,
        reason: { code: 'closed' },
        retryAt: 45,
      },
    ],
    [
      'says that it is trying while an attempt is under way',
      stale,
      { type: 'attempt', at: 35 },
      {
        state: 'stale',
        since: 30,
        lastFrameAt: 20,
        reason: { code: 'silent' },
      },
    ],
    [
      'ends for good',
      live,
      { type: 'ended', at: 50, reason: 'not allowed' },
      { state: 'ended', since: 50, lastFrameAt: 20, reason: 'not allowed' },
    ],
    [
      'begins anew when a person asks after the end',
      ended,
      { type: 'attempt', at: 60 },
      { state: 'connecting', since: 60 },
    ],
  ])('%s', (_, before, event, after) => {
    expect(nextConnection(before, event)).toEqual(after);
  });
});
