import { partitionFor, partitionPercent, partitionPods } from './partition';

describe('partitionPods', () => {
  it.each([
    ['70%', 10, 7],
    ['40%', 67, 27],
    ['70%', 67, 47],
    ['99%', 3, 2],
    ['99%', 2, 1],
    ['1%', 3, 1],
    // With one replica the rounding stands: nothing is updated below 100 %.
    ['70%', 1, 1],
    ['100%', 10, 10],
    ['0%', 10, 0],
    [3, 10, 3],
    [12, 10, 10],
    [undefined, 10, 0],
    ['broken', 10, 0],
    ['50%', 0, 0],
  ] as const)('%j of %d keeps %d', (partition, replicas, kept) => {
    expect(partitionPods(partition, replicas)).toBe(kept);
  });
});

describe('partitionFor', () => {
  it('keeps a share a share and counts pods from the replicas', () => {
    expect(partitionFor({ type: 'percent', value: 30 }, 10)).toBe('70%');
    expect(partitionFor({ type: 'percent', value: 100 }, 10)).toBe('0%');
    expect(partitionFor({ type: 'pods', value: 3 }, 10)).toBe(7);
    expect(partitionFor({ type: 'pods', value: 10 }, 10)).toBe(0);
  });

  it('brings a number of pods back, for any number of replicas', () => {
    for (let replicas = 0; replicas <= 60; replicas++) {
      for (let value = 0; value <= replicas; value++) {
        const partition = partitionFor({ type: 'pods', value }, replicas);
        expect(replicas - partitionPods(partition, replicas)).toBe(value);
      }
    }
  });

  it('never updates more than the share, and never less than one pod below it', () => {
    for (let replicas = 2; replicas <= 60; replicas++) {
      for (let value = 1; value <= 100; value++) {
        const partition = partitionFor({ type: 'percent', value }, replicas);
        const updated = replicas - partitionPods(partition, replicas);
        expect(partitionPercent(partition)).toBe(value);
        expect(updated).toBe(Math.max(Math.floor((value * replicas) / 100), 1));
      }
    }
  });
});
