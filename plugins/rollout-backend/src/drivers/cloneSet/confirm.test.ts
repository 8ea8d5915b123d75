import type { Goal } from '@pilotage/plugin-rollout-node';
import type { CloneSetFixture } from '../__testUtils__/workloads';
import {
  cloneSet,
  controllerRevision,
  input,
  template,
} from '../__testUtils__/workloads';
import { confirmCloneSet } from './confirm';

const image = '/spec/template/spec/containers/0/image';
const partition = '/spec/updateStrategy/partition';
const written = template({ main: 'shop/checkout:2' });
const goal: Goal = {
  uid: 'uid-1',
  generation: 7,
  fields: { [image]: 'shop/checkout:2', [partition]: '70%' },
};
const newRevision = controllerRevision('checkout-new', 2, written);
const oldRevision = controllerRevision('checkout-new', 1, template());
const after: CloneSetFixture = {
  template: written,
  strategy: { partition: '70%' },
  status: { expectedUpdatedReplicas: 3 },
};

describe('confirmCloneSet', () => {
  it.each<[string, Goal, CloneSetFixture, (typeof newRevision)[], string]>([
    ['the controller acted', goal, after, [newRevision], 'confirmed'],
    ['its revision cannot be read', goal, after, [], 'confirmed'],
    [
      'generation not observed',
      goal,
      { ...after, status: { observedGeneration: 6 } },
      [newRevision],
      'pending',
    ],
    [
      'update revision is still the old template',
      goal,
      after,
      [oldRevision],
      'pending',
    ],
    [
      'still aims at the old number',
      goal,
      { ...after, status: { expectedUpdatedReplicas: 10 } },
      [newRevision],
      'pending',
    ],
    [
      'partition in another form',
      { ...goal, fields: { [partition]: 0 } },
      {
        ...after,
        strategy: { partition: '0%' },
        status: { expectedUpdatedReplicas: 10 },
      },
      [newRevision],
      'confirmed',
    ],
    [
      'overwritten',
      goal,
      { ...after, strategy: { partition: '50%' }, metadata: { generation: 8 } },
      [newRevision],
      'refuted',
    ],
    [
      'our copy is older than the write',
      { ...goal, generation: 8 },
      { template: template() },
      [oldRevision],
      'pending',
    ],
    [
      'nobody knows whether the write arrived',
      { ...goal, generation: undefined },
      { template: template() },
      [oldRevision],
      'pending',
    ],
    [
      'it turns out that it did',
      { ...goal, generation: undefined },
      after,
      [newRevision],
      'confirmed',
    ],
    [
      'another object of that name',
      goal,
      { ...after, metadata: { uid: 'uid-2' } },
      [newRevision],
      'refuted',
    ],
    [
      'resumed: the field may be dropped',
      { ...goal, fields: { '/spec/updateStrategy/paused': false } },
      after,
      [newRevision],
      'confirmed',
    ],
    [
      'paused again by another',
      { ...goal, fields: { '/spec/updateStrategy/paused': false } },
      { ...after, strategy: { paused: true } },
      [newRevision],
      'refuted',
    ],
    [
      'a webhook added defaults',
      { ...goal, fields: { '/spec/template': written } },
      {
        ...after,
        template: {
          ...written,
          spec: { ...written.spec, dnsPolicy: 'ClusterFirst' },
        },
      },
      [newRevision],
      'confirmed',
    ],
  ])('%s', (_, wanted, fixture, revisions, state) => {
    expect(
      confirmCloneSet(wanted, input(cloneSet(fixture), [], revisions)).state,
    ).toBe(state);
  });

  it('names the field another write replaced', () => {
    const overwritten = cloneSet({
      ...after,
      template: template({ main: 'shop/checkout:3' }),
      metadata: { generation: 8 },
    });
    expect(confirmCloneSet(goal, input(overwritten))).toEqual({
      state: 'refuted',
      reason:
        'spec.template.spec.containers[main].image is shop/checkout:3, not shop/checkout:2: another write replaced it.',
    });
  });
});
