import { ManualClock } from '@pilotage/fleet-node/testUtils';
import { EvaluationQueue } from './EvaluationQueue';

describe('EvaluationQueue', () => {
  function start(evaluate?: (cluster: string) => void) {
    const clock = new ManualClock();
    const startedAt = clock.now();
    const ran: string[] = [];
    const queue = new EvaluationQueue({
      clock,
      evaluate: (cluster, { tick }) => {
        const at = Math.round((clock.now() - startedAt) / 1000);
        ran.push(`${cluster} at ${at}${tick ? ' tick' : ''}`);
        evaluate?.(cluster);
      },
    });
    return { clock, queue, ran };
  }

  it('evaluates a new cluster at once, and then every ten seconds', async () => {
    const { clock, queue, ran } = start();
    queue.add('a');
    await clock.advance(25_000);
    expect(ran).toEqual(['a at 0 tick', 'a at 10 tick', 'a at 20 tick']);
    queue.stop();
  });

  it('evaluates a changing cluster every two seconds, however much changes', async () => {
    const { clock, queue, ran } = start();
    queue.add('a');
    queue.add('quiet');
    for (let i = 0; i < 70; i++) {
      queue.touch('a');
      await clock.advance(100);
    }
    expect(ran).toEqual([
      'a at 0 tick',
      'quiet at 0 tick',
      'a at 2',
      'a at 4',
      'a at 6',
    ]);
    queue.stop();
  });

  it('keeps the regular evaluations apart from those in between', async () => {
    const { clock, queue, ran } = start();
    queue.add('a');
    await clock.advance(9_000);
    queue.touch('a');
    await clock.advance(12_000);
    expect(ran).toEqual([
      'a at 0 tick',
      'a at 9',
      'a at 10 tick',
      'a at 20 tick',
    ]);
    queue.stop();
  });

  it('goes on after an evaluation that failed, and without what was removed', async () => {
    let failures = 0;
    const { clock, queue, ran } = start(cluster => {
      if (cluster !== 'bad') return;
      failures += 1;
      queue.remove('bad');
      throw new Error('no');
    });
    queue.add('bad');
    queue.add('good');
    await clock.advance(0).catch(() => undefined);
    await clock.advance(11_000);
    expect(failures).toBe(1);
    expect(ran).toContain('good at 10 tick');
    queue.stop();
    await clock.advance(60_000);
    expect(ran.filter(entry => entry.startsWith('good'))).toHaveLength(2);
  });
});
