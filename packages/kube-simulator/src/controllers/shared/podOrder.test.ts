import { makePod } from '../__testUtils__/makePod';
import { choosePodsToDelete } from './podOrder';

const cost = (value: string) => ({
  annotations: { 'controller.kubernetes.io/pod-deletion-cost': value },
});

describe('choosePodsToDelete', () => {
  it.each([
    [
      'not ready before ready',
      [makePod('a'), makePod('b', { ready: false })],
      'b',
    ],
    [
      'pending before all',
      [
        makePod('a', { ready: false }),
        makePod('b', { phase: 'Pending', ready: false }),
      ],
      'b',
    ],
    [
      'cheap before dear',
      [makePod('a', cost('10')), makePod('b', cost('-5'))],
      'b',
    ],
    [
      'an unreadable cost as none',
      [makePod('a', cost('007')), makePod('b', cost('-1'))],
      'b',
    ],
    [
      'crowded before lonely',
      [
        makePod('a', { node: 'x' }),
        makePod('b', { node: 'y' }),
        makePod('c', { node: 'y' }),
      ],
      'b',
    ],
    [
      'newly ready before long ready',
      [makePod('a', { node: 'x' }), makePod('b', { node: 'y', readyFor: 5 })],
      'b',
    ],
    [
      'often restarted before never',
      [makePod('a', { node: 'x' }), makePod('b', { node: 'y', restarts: 3 })],
      'b',
    ],
  ])('%s', (_, pods, expected) => {
    expect(
      choosePodsToDelete(pods, 1).map(({ metadata }) => metadata.name),
    ).toEqual([expected]);
  });

  it('takes all when all are to go', () => {
    const pods = [makePod('a'), makePod('b')];
    expect(choosePodsToDelete(pods, 5)).toEqual(pods);
  });
});
