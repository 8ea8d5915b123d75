import { dictionary, makePod } from '../__testUtils__/pods';
import { podZones } from './podZones';

describe('podZones', () => {
  it('groups by zone, orders by id, and puts pods without a zone last', () => {
    const pods = new Map(
      [
        makePod({ id: 5, zone: '' }),
        makePod({ id: 4, zone: 'b' }),
        makePod({ id: 3, zone: 'a' }),
        makePod({ id: 1, zone: 'a' }),
      ].map(pod => [pod[0] ?? 0, pod]),
    );
    expect(
      podZones(pods, dictionary).map(({ zone, pods: group }) => [
        zone,
        group.map(pod => pod[0]),
      ]),
    ).toEqual([
      ['a', [1, 3]],
      ['b', [4]],
      ['', [5]],
    ]);
  });
});
