import { railSegments } from './railSegments';

describe('railSegments', () => {
  it.each([
    [
      'nothing updated',
      { desired: 10, updated: 0, updatedAvailable: 0, updatedFailing: 0 },
      [],
    ],
    [
      'no pods wanted',
      { desired: 0, updated: 0, updatedAvailable: 0, updatedFailing: 0 },
      [],
    ],
    [
      'available, waiting and failing',
      { desired: 10, updated: 5, updatedAvailable: 3, updatedFailing: 1 },
      [
        { kind: 'available', percent: 30 },
        { kind: 'waiting', percent: 10 },
        { kind: 'failing', percent: 10 },
      ],
    ],
    [
      'more pods than wanted while surging',
      { desired: 8, updated: 10, updatedAvailable: 10, updatedFailing: 0 },
      [{ kind: 'available', percent: 100 }],
    ],
    [
      'a pod that fails is not counted as available as well',
      { desired: 4, updated: 2, updatedAvailable: 2, updatedFailing: 1 },
      [
        { kind: 'available', percent: 25 },
        { kind: 'failing', percent: 25 },
      ],
    ],
  ])('%s', (_, counts, segments) => {
    expect(railSegments(counts)).toEqual(segments);
  });
});
