import type { KubeObject } from '@pilotage/fleet-node';
import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import type { Operation } from 'fast-json-patch';
import { applyPatch } from 'fast-json-patch';
import type { SidecarSetFixture } from '../__testUtils__/sidecarSets';
import {
  proxyAt,
  revisions,
  sidecarInput,
  sidecarRevision,
  sidecarSet,
} from '../__testUtils__/sidecarSets';
import { asRecord } from '../shared/json';
import { planSidecarSet } from './plan';

const all = { type: 'percent', value: 100 } as const;
const some = { type: 'percent', value: 30 } as const;
const setImage = (more: object = {}): RolloutChange => ({
  verb: 'set-image',
  images: { proxy: 'mesh/proxy:3' },
  firstStep: some,
  ...more,
});
const selector = { matchLabels: { track: 'canary' } };

function plan(
  fixture: SidecarSetFixture,
  change: RolloutChange,
  known = revisions,
) {
  return planSidecarSet(
    sidecarInput(sidecarSet(fixture), undefined, { revisions: known }),
    change,
  );
}

/** The SidecarSet after the plan, as an API server would store it. */
function after(
  fixture: SidecarSetFixture,
  change: RolloutChange,
  known = revisions,
): KubeObject {
  const planned = plan(fixture, change, known);
  if (planned.type !== 'patch') throw new Error(planned.type);
  return applyPatch(
    structuredClone(sidecarSet(fixture).object),
    planned.patch as Operation[],
    true,
  ).newDocument;
}

const strategyAfter = (fixture: SidecarSetFixture, change: RolloutChange) =>
  asRecord(after(fixture, change).spec).updateStrategy;
const base = { type: 'RollingUpdate', maxUnavailable: 2 };

describe('what a verb writes to a SidecarSet', () => {
  it('is one patch that tests everything it replaces', () => {
    const planned = plan({}, setImage());
    expect(planned).toMatchObject({
      type: 'patch',
      patch: [
        { op: 'test', path: '/metadata/uid', value: 'uid-1' },
        { op: 'test', path: '/metadata/resourceVersion', value: '4711' },
        { op: 'test', path: '/spec/containers/0/name', value: 'proxy' },
        {
          op: 'test',
          path: '/spec/containers/0/image',
          value: 'mesh/proxy:2',
        },
        {
          op: 'replace',
          path: '/spec/containers/0/image',
          value: 'mesh/proxy:3',
        },
        { op: 'test', path: '/spec/updateStrategy/partition', value: 0 },
        {
          op: 'replace',
          path: '/spec/updateStrategy/partition',
          value: '70%',
        },
      ],
    });
  });

  it.each<[string, SidecarSetFixture, RolloutChange, object]>([
    ['image with a first step', {}, setImage(), { ...base, partition: '70%' }],
    [
      'image with a first step in pods',
      {},
      setImage({ firstStep: { type: 'pods', value: 3 } }),
      { ...base, partition: 7 },
    ],
    [
      'image for everybody, and no pause',
      { strategy: { partition: 5, paused: true } },
      setImage({ firstStep: all }),
      { ...base, partition: 0, paused: false },
    ],
    [
      'image for chosen pods',
      { strategy: { partition: 5 } },
      setImage({ firstStep: all, podLabels: { track: 'canary' } }),
      { ...base, partition: 0, selector },
    ],
    [
      'image, with the choice made before',
      { strategy: { selector } },
      setImage({ firstStep: all }),
      { ...base, partition: 0, selector },
    ],
    [
      'a partition',
      {},
      { verb: 'partition', target: some },
      { ...base, partition: '70%' },
    ],
    [
      'everything',
      { strategy: { selector, paused: true } },
      { verb: 'promote-full' },
      { ...base, partition: 0, paused: false },
    ],
    [
      'a choice in place of a partition',
      { strategy: { partition: '70%' } },
      { verb: 'select-pods', podLabels: { track: 'canary' } },
      { ...base, partition: 0, selector },
    ],
    [
      'no choice any more',
      { strategy: { selector } },
      { verb: 'select-pods', podLabels: {} },
      { ...base, partition: 0 },
    ],
    [
      'a limit in pods',
      {},
      { verb: 'max-unavailable', target: { type: 'pods', value: 5 } },
      { ...base, partition: 0, maxUnavailable: 5 },
    ],
    [
      'a limit as a share',
      {},
      { verb: 'max-unavailable', target: { type: 'percent', value: 5 } },
      { ...base, partition: 0, maxUnavailable: '5%' },
    ],
    ['a pause', {}, { verb: 'pause' }, { ...base, partition: 0, paused: true }],
    [
      'no pause',
      { strategy: { paused: true } },
      { verb: 'resume' },
      { ...base, partition: 0, paused: false },
    ],
  ])('%s', (_, fixture, change, expected) => {
    expect(strategyAfter(fixture, change)).toEqual(expected);
  });

  it('can be the image of an init container too', () => {
    const spec = {
      initContainers: [{ name: 'setup', image: 'mesh/setup:1' }],
    };
    const change = setImage({ images: { setup: 'mesh/setup:2' } });
    expect(asRecord(after({ spec }, change).spec).initContainers).toEqual([
      { name: 'setup', image: 'mesh/setup:2' },
    ]);
  });

  it('pauses injection apart from the update', () => {
    const { spec } = after(
      { spec: { injectionStrategy: undefined } },
      { verb: 'pause-injection' },
    );
    expect(asRecord(spec).injectionStrategy).toEqual({ paused: true });
    expect(asRecord(spec).updateStrategy).toEqual({ ...base, partition: 0 });
    expect(
      asRecord(
        after({ injection: { paused: true } }, { verb: 'resume-injection' })
          .spec,
      ).injectionStrategy,
    ).toEqual({ paused: false });
  });

  it('goes back to everything a revision recorded, with its name', () => {
    const known = [
      ...revisions,
      sidecarRevision(
        'older',
        0,
        { ...proxyAt('mesh/proxy:0'), volumes: [{ name: 'certs' }] },
        { customVersion: 'v0' },
      ),
    ];
    const { spec, metadata } = after(
      {
        spec: { imagePullSecrets: [{ name: 'registry' }] },
        metadata: {
          labels: { 'apps.kruise.io/sidecarset-custom-version': 'v2' },
        },
      },
      { verb: 'rollback', revision: 'mesh-older', firstStep: all },
      known,
    );
    expect(spec).toMatchObject({
      containers: [{ name: 'proxy', image: 'mesh/proxy:0' }],
      volumes: [{ name: 'certs' }],
    });
    expect(spec).not.toHaveProperty('imagePullSecrets');
    expect(metadata.labels).toEqual({
      'apps.kruise.io/sidecarset-custom-version': 'v0',
    });
  });

  it.each<[string, SidecarSetFixture, RolloutChange]>([
    ['the image it has', {}, setImage({ images: { proxy: 'mesh/proxy:2' } })],
    ['a pause twice', { strategy: { paused: true } }, { verb: 'pause' }],
    ['a choice of nobody', {}, { verb: 'select-pods', podLabels: {} }],
    [
      'the revision it is at',
      {},
      { verb: 'rollback', revision: 'mesh-new', firstStep: all },
    ],
  ])('is nothing for %s', (_, fixture, change) => {
    expect(plan(fixture, change)).toEqual({ type: 'unchanged' });
  });

  it.each<[string, SidecarSetFixture, RolloutChange]>([
    ['unknown-container', {}, setImage({ images: { main: 'shop/cart:2' } })],
    ['invalid-image', {}, setImage({ images: { proxy: 'mesh/Proxy' } })],
    ['selection-or-step', {}, setImage({ podLabels: { track: 'canary' } })],
    ['pods-selected', { strategy: { selector } }, setImage()],
    [
      'pods-selected',
      { strategy: { selector } },
      { verb: 'partition', target: some },
    ],
    [
      'not-update',
      { strategy: { type: 'NotUpdate' } },
      { verb: 'partition', target: some },
    ],
    [
      'no-such-revision',
      {},
      { verb: 'rollback', revision: 'mesh-x', firstStep: all },
    ],
    [
      'invalid-target',
      {},
      { verb: 'partition', target: { type: 'pods', value: 11 } },
    ],
    [
      'invalid-target',
      {},
      { verb: 'max-unavailable', target: { type: 'pods', value: 0 } },
    ],
    [
      'being-deleted',
      { metadata: { deletionTimestamp: 'now' } },
      { verb: 'pause' },
    ],
  ])('is refused: %s', (code, fixture, change) => {
    expect(plan(fixture, change)).toMatchObject({ type: 'impossible', code });
  });
});
