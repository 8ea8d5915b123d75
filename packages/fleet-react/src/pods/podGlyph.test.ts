import { containers, dictionary, makePod } from '../__testUtils__/pods';
import { podGlyph } from './podGlyph';
import { readPod } from './readPod';

const glyph = (pod: Omit<Parameters<typeof makePod>[0], 'id'>) =>
  podGlyph(readPod(makePod({ id: 1, ...pod }), dictionary), containers);

describe('podGlyph', () => {
  it.each([
    [
      'an old pod',
      {},
      { strips: ['old', 'old'], outline: 'none', mark: 'none' },
    ],
    [
      'updated in place: only the changed container is new',
      { updated: true, inPlace: true },
      { strips: ['new', 'old'], outline: 'in-place', mark: 'none' },
    ],
    [
      'recreated: everything in it is new, and there is no outline',
      { updated: true },
      { strips: ['new', 'new'], outline: 'none', mark: 'none' },
    ],
    [
      'restarting in place',
      {
        updated: true,
        inPlace: true,
        state: 'updating',
        main: { image: 'old:1', state: 'starting' },
      },
      { strips: ['starting', 'old'], outline: 'in-place', mark: 'dot' },
    ],
    [
      'revision already new, container still running the old image',
      {
        updated: true,
        inPlace: true,
        main: { image: 'old:1', state: 'running' },
      },
      { strips: ['old', 'old'], outline: 'in-place', mark: 'none' },
    ],
    [
      'failing: crossed out and outlined, not only red',
      {
        updated: true,
        inPlace: true,
        state: 'failing',
        main: { image: 'new:2', state: 'failing' },
      },
      { strips: ['failing', 'old'], outline: 'failing', mark: 'cross' },
    ],
    [
      'pending: an empty dashed square',
      { state: 'pending' },
      { strips: ['empty', 'empty'], outline: 'dashed', mark: 'none' },
    ],
    [
      'going away',
      { state: 'terminating' },
      { strips: ['old', 'old'], outline: 'none', mark: 'slash' },
    ],
    [
      'unknown',
      { state: 'unknown' },
      { strips: ['old', 'old'], outline: 'none', mark: 'question' },
    ],
  ] as const)('%s', (_, pod, expected) => {
    expect(glyph(pod)).toEqual(expected);
  });
});
