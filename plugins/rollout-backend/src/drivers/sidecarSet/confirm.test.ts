import type { Goal } from '@pilotage/plugin-rollout-node';
import type { SidecarSetFixture } from '../__testUtils__/sidecarSets';
import {
  proxyAt,
  sidecarInput,
  sidecarRevision,
  sidecarSet,
} from '../__testUtils__/sidecarSets';
import { confirmSidecarSet } from './confirm';

const goal = (fields: Goal['fields']): Goal => ({
  uid: 'uid-1',
  generation: 7,
  fields,
});
const image = goal({ '/spec/containers/0/image': 'mesh/proxy:2' });
const newest = [sidecarRevision('new', 2, proxyAt('mesh/proxy:2'))];

function confirm(
  asked: Goal,
  fixture: SidecarSetFixture = {},
  revisions = newest,
) {
  return confirmSidecarSet(
    asked,
    sidecarInput(sidecarSet(fixture), [], { revisions }),
  ).state;
}

describe('confirmSidecarSet', () => {
  it('waits until the controller has observed the write', () => {
    expect(confirm(image, { status: { observedGeneration: 6 } })).toBe(
      'pending',
    );
    expect(confirm(image)).toBe('confirmed');
  });

  it('waits for the new revision where contents were written', () => {
    const before = [sidecarRevision('new', 1, proxyAt('mesh/proxy:1'))];
    expect(confirm(image, {}, before)).toBe('pending');
    expect(
      confirm(goal({ '/spec/updateStrategy/partition': 0 }), {}, before),
    ).toBe('confirmed');
  });

  it('believes the controller where revisions cannot be read', () => {
    expect(confirm(image, {}, [])).toBe('confirmed');
  });

  it('is refuted by another write', () => {
    expect(confirm(image, { image: 'mesh/proxy:9' })).toBe('refuted');
    expect(confirm(image, { metadata: { uid: 'another' } })).toBe('refuted');
  });

  it('sees that something taken away is back', () => {
    const all = goal({ '/spec/updateStrategy/selector': null });
    expect(confirm(all)).toBe('confirmed');
    expect(
      confirm(all, { strategy: { selector: { matchLabels: { a: 'b' } } } }),
    ).toBe('refuted');
  });
});
