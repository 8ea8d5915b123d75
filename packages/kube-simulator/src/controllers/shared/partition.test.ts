import { partitionReplicas } from './partition';

describe('partitionReplicas', () => {
  it.each([
    // partition, replicas, pods kept old
    [undefined, 10, 0],
    [0, 10, 0],
    [7, 10, 7],
    [12, 10, 10],
    ['0%', 10, 0],
    ['70%', 10, 7],
    ['75%', 10, 8],
    ['1%', 10, 1],
    ['99%', 10, 9],
    ['99%', 3, 2],
    ['100%', 10, 10],
    ['99%', 1, 1],
    ['50%', 1, 1],
    ['34%', 3, 2],
    ['50%', 0, 0],
  ])('%s of %i keeps %i', (partition, replicas, kept) => {
    expect(partitionReplicas(partition, replicas)).toBe(kept);
  });
});
