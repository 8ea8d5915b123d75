import type {
  Pillar,
  ShownVerdict,
} from '@pilotage/plugin-cluster-health-common';
import { compareVerdicts } from './compareVerdicts';
import { inspectionScore } from './inspectionScore';

const item = (shown: ShownVerdict, pillar: Pillar = 'nodes', hard = false) => ({
  pillar,
  hard,
  shown,
});

describe('inspectionScore', () => {
  it.each<[string, ReturnType<typeof item>[], number | undefined, number]>([
    ['nothing', [], undefined, 0],
    ['only unknown', [item('unknown'), item('unknown')], undefined, 0],
    ['only what does not apply', [item('not-applicable')], undefined, 0],
    ['all passed', [item('pass'), item('pass', 'backup')], 100, 1],
    ['half unknown', [item('pass'), item('unknown')], 100, 0.5],
    [
      'what does not apply is in no sum',
      [item('pass'), item('not-applicable')],
      100,
      1,
    ],
    ['half failed', [item('pass'), item('fail')], 50, 1],
    ['half warns', [item('pass'), item('warn')], 75, 1],
    ['waived is not passed', [item('pass'), item('waived')], 75, 1],
    [
      'pillars by their weight, not by their number of checks',
      [
        item('fail', 'parameters'),
        item('fail', 'parameters'),
        item('fail', 'parameters'),
        item('pass', 'nodes'),
      ],
      80,
      1,
    ],
    [
      'a failing hard check caps it',
      [
        item('fail', 'security', true),
        ...Array.from({ length: 9 }, () => item('pass', 'nodes')),
      ],
      49,
      1,
    ],
    [
      'a waived hard check does not',
      [item('waived', 'security', true), item('pass', 'nodes')],
      90,
      1,
    ],
  ])('%s', (_, items, score, coverage) => {
    expect(inspectionScore(items)).toEqual({ score, coverage });
  });
});

describe('compareVerdicts', () => {
  it.each<[ShownVerdict, ShownVerdict, ReturnType<typeof compareVerdicts>]>([
    ['pass', 'pass', undefined],
    ['pass', 'fail', 'new-fail'],
    ['unknown', 'fail', 'new-fail'],
    ['waived', 'fail', 'new-fail'],
    ['fail', 'fail', undefined],
    ['fail', 'pass', 'fixed'],
    ['warn', 'not-applicable', 'fixed'],
    ['fail', 'warn', 'better'],
    ['fail', 'waived', 'better'],
    ['pass', 'warn', 'worse'],
    ['warn', 'unknown', undefined],
    ['unknown', 'pass', undefined],
  ])('%s → %s is %s', (before, now, change) => {
    expect(compareVerdicts(before, now)).toBe(change);
  });
});
