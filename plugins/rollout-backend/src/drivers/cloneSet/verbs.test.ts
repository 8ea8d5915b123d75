import { pods } from '../__testUtils__/pods';
import type { CloneSetFixture } from '../__testUtils__/workloads';
import {
  cloneSet,
  controllerRevision,
  input,
  template,
} from '../__testUtils__/workloads';
import { cloneSetVerbs } from './verbs';

const done = pods(10, { revision: 'checkout-new' });
const midway = [...pods(3, { revision: 'checkout-new' }), ...pods(7)];
const other = [
  controllerRevision('checkout-old', 1, template({ main: 'shop/checkout:0' })),
];

describe('cloneSetVerbs', () => {
  it.each<
    [string, CloneSetFixture, typeof done, typeof other, Record<string, string>]
  >([
    [
      'held at a step',
      { strategy: { partition: '70%' } },
      midway,
      other,
      { resume: 'not-paused' },
    ],
    [
      'paused',
      { strategy: { partition: '70%', paused: true } },
      midway,
      other,
      { pause: 'already-paused' },
    ],
    [
      'done',
      {},
      done,
      other,
      {
        partition: 'nothing-to-update',
        'promote-full': 'nothing-to-update',
        resume: 'not-paused',
      },
    ],
    [
      'going to the end',
      {},
      midway,
      other,
      { 'promote-full': 'already-full', resume: 'not-paused' },
    ],
    [
      'only one revision',
      { strategy: { partition: '70%' } },
      midway,
      [],
      { rollback: 'no-other-revision', resume: 'not-paused' },
    ],
    [
      'counters of the spec before',
      { metadata: { generation: 8 }, strategy: { partition: '70%' } },
      done,
      other,
      { resume: 'not-paused' },
    ],
    [
      'OnDelete',
      { strategy: { type: 'OnDelete' } },
      midway,
      other,
      {
        partition: 'on-delete',
        'promote-full': 'on-delete',
        resume: 'not-paused',
      },
    ],
    [
      'being deleted',
      { metadata: { deletionTimestamp: '2026-03-01T11:59:00Z' } },
      midway,
      other,
      {
        'set-image': 'being-deleted',
        partition: 'being-deleted',
        'promote-full': 'being-deleted',
        pause: 'being-deleted',
        resume: 'being-deleted',
        rollback: 'being-deleted',
      },
    ],
  ])('%s', (_, fixture, rows, revisions, impossible) => {
    const verbs = cloneSetVerbs(input(cloneSet(fixture), rows, revisions));
    const codes = Object.fromEntries(
      Object.entries(verbs).flatMap(([verb, answer]) =>
        answer.possible ? [] : [[verb, answer.code]],
      ),
    );
    expect(codes).toEqual(impossible);
  });
});
