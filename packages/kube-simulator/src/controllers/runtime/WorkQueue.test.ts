import { ManualClock } from '@pilotage/fleet-node/testUtils';
import type { ObjectName } from '../../store/types';
import { WorkQueue } from './WorkQueue';

function start(handle: (name: ObjectName) => number | undefined) {
  const clock = new ManualClock(0);
  const seen: string[] = [];
  const errors: unknown[] = [];
  const queue = new WorkQueue({
    clock,
    handle: name => {
      seen.push(`${name.name}@${clock.now()}`);
      return handle(name);
    },
    onError: error => errors.push(error),
  });
  return { clock, queue, seen, errors };
}

describe('WorkQueue', () => {
  it('handles a name once, however often it was added', async () => {
    const { clock, queue, seen } = start(() => undefined);
    queue.add({ name: 'a' }, 10);
    queue.add({ name: 'a' }, 10);
    queue.add({ namespace: 'other', name: 'a' }, 20);
    await clock.advance(100);
    expect(seen).toEqual(['a@10', 'a@20']);
  });

  it('brings a waiting name forward, never back', async () => {
    const { clock, queue, seen } = start(() => undefined);
    queue.add({ name: 'a' }, 50);
    queue.add({ name: 'a' }, 10);
    queue.add({ name: 'a' }, 90);
    await clock.advance(100);
    expect(seen).toEqual(['a@10']);
  });

  it('comes back when asked to', async () => {
    const { clock, queue, seen } = start(() => 30);
    queue.add({ name: 'a' });
    await clock.advance(70);
    expect(seen).toEqual(['a@0', 'a@30', 'a@60']);
  });

  it('tries a failed name again, later and later, until it succeeds', async () => {
    let failures = 3;
    const { clock, queue, seen, errors } = start(() => {
      if (failures-- > 0) throw new Error('no');
      return undefined;
    });
    queue.add({ name: 'a' });
    await clock.advance(1000);
    expect(seen).toEqual(['a@0', 'a@5', 'a@15', 'a@35']);
    expect(errors).toHaveLength(3);
  });

  it('does nothing more once stopped', async () => {
    const { clock, queue, seen } = start(() => undefined);
    queue.add({ name: 'a' }, 10);
    queue.stop();
    queue.add({ name: 'b' });
    await clock.advance(100);
    expect(seen).toEqual([]);
  });
});
