import type { ServingMark, ServingState } from '@pilotage/fleet-common';
import type { RolloutVerb } from '@pilotage/plugin-rollout-common';
import { rolloutVerbs } from '@pilotage/plugin-rollout-common';
import { servingObstacles } from './servingObstacles';

const mark = (state: ServingState): ServingMark => ({
  state,
  reason: 'etcd has no leader',
  checks: [],
  since: 1,
});

describe('servingObstacles', () => {
  it.each<[ServingState | undefined, string[]]>([
    [undefined, []],
    ['serving', []],
    [
      'not-serving',
      ['warns: east should be given no new work now: etcd has no leader'],
    ],
    [
      'unknown',
      [
        'warns: east may be unfit for new work, and nobody can tell: etcd has no leader',
      ],
    ],
  ])('a cluster that is %s', (state, expected) => {
    const found = servingObstacles('east', 'set-image', state && mark(state));
    expect(
      found.map(({ severity, message }) => `${severity}: ${message}`),
    ).toEqual(expected);
  });

  it('leaves alone who gets out of trouble', () => {
    const silent: RolloutVerb[] = rolloutVerbs.filter(
      verb => servingObstacles('east', verb, mark('not-serving')).length === 0,
    );
    expect(silent).toEqual(['pause', 'rollback', 'pause-injection']);
  });
});
