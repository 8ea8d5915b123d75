import type { RolloutVerb } from '@pilotage/plugin-rollout-common';
import { rolloutVerbs } from '@pilotage/plugin-rollout-common';
import type { SidecarSetFixture } from '../__testUtils__/sidecarSets';
import { sidecarInput, sidecarSet } from '../__testUtils__/sidecarSets';
import { sidecarSetVerbs } from './verbs';

const done = { updatedPods: 10, updatedReadyPods: 10 };

function verbs(fixture: SidecarSetFixture = {}, revisions?: []) {
  return sidecarSetVerbs(
    sidecarInput(sidecarSet(fixture), undefined, {
      ...(revisions ? { revisions } : {}),
    }),
  );
}

describe('verbs of a SidecarSet', () => {
  it('are all there are, in the order a page offers them', () => {
    expect(Object.keys(verbs())).toEqual(rolloutVerbs);
  });

  it.each<[RolloutVerb, SidecarSetFixture, string | undefined]>([
    ['set-image', {}, undefined],
    ['set-image', { metadata: { deletionTimestamp: 'now' } }, 'being-deleted'],
    ['partition', {}, undefined],
    ['partition', { status: done }, 'nothing-to-update'],
    [
      'partition',
      { strategy: { selector: { matchLabels: { a: 'b' } } } },
      'pods-selected',
    ],
    ['partition', { strategy: { type: 'NotUpdate' } }, 'not-update'],
    ['promote-full', { strategy: { partition: 3 } }, undefined],
    [
      'promote-full',
      { strategy: { selector: { matchLabels: { a: 'b' } } } },
      undefined,
    ],
    ['promote-full', {}, 'already-full'],
    ['promote-full', { status: done }, 'nothing-to-update'],
    ['pause', {}, undefined],
    ['pause', { strategy: { paused: true } }, 'already-paused'],
    ['resume', { strategy: { paused: true } }, undefined],
    ['resume', {}, 'not-paused'],
    ['rollback', {}, undefined],
    ['select-pods', { strategy: { type: 'NotUpdate' } }, 'not-update'],
    ['max-unavailable', { strategy: { type: 'NotUpdate' } }, 'not-update'],
    ['pause-injection', {}, undefined],
    [
      'pause-injection',
      { injection: { paused: true } },
      'injection-already-paused',
    ],
    ['resume-injection', { injection: { paused: true } }, undefined],
    ['resume-injection', {}, 'injection-not-paused'],
  ])('%s of %j: %s', (verb, fixture, code) => {
    const availability = verbs(fixture)[verb];
    expect(
      availability?.possible === false ? availability.code : undefined,
    ).toBe(code);
  });

  it('cannot go back without another revision', () => {
    expect(verbs({}, []).rollback).toEqual({
      possible: false,
      code: 'no-other-revision',
      reason: 'there is no other revision to go back to',
    });
  });
});
