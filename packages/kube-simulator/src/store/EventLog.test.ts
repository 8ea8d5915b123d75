import { configMap } from '../__testUtils__/objects';
import { EventLog } from './EventLog';
import type { StoredObject } from './types';

function logOf(count: number, capacity: number): EventLog {
  const log = new EventLog(capacity, 0);
  for (let version = 1; version <= count; version++) {
    log.append({
      version,
      type: 'ADDED',
      object: configMap('x') as StoredObject,
    });
  }
  return log;
}

describe('EventLog', () => {
  it.each([
    [10, 10, 0, 10],
    [10, 10, 7, 3],
    [10, 10, 10, 0],
    [10, 4, 6, 4],
    [10, 4, 5, 'expired'],
    [1000, 4, 996, 4],
  ])(
    '%d events, %d kept: since %d gives %s',
    (count, capacity, since, expected) => {
      const events = logOf(count, capacity).since(since);
      expect(events === 'expired' ? events : events.length).toBe(expected);
    },
  );

  it('knows nothing from before a compaction', () => {
    const log = logOf(10, 10);
    log.forget(10);
    expect(log.since(9)).toBe('expired');
    expect(log.since(10)).toEqual([]);
    expect(log.oldest).toBe(10);
  });
});
