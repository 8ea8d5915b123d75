import { makePod, now } from '../__testUtils__/makePod';
import type { ContainerStatus, Pod } from '../kinds/pod';
import { conditionOf } from '../shared/podState';
import { isInPlaceUpdateComplete } from './inPlaceCompletion';
import {
  finishGracePeriod,
  markNotReady,
  readInPlaceState,
  startInPlaceUpdate,
} from './inPlaceUpdate';

const spec = { revision: 'web-new', containerImages: { main: 'web:2' } };
const ready = makePod('web-x', {
  revision: 'web-old',
  conditions: [{ type: 'InPlaceUpdateReady', status: 'True' }],
});

const imageOf = (pod: Pod) => pod.spec.containers[0]?.image;

describe('an in-place update', () => {
  it('takes readiness away before anything else', () => {
    const pod = markNotReady(ready, now);
    expect(conditionOf(pod, 'InPlaceUpdateReady')).toMatchObject({
      status: 'False',
      reason: 'StartInPlaceUpdate',
    });
    expect(conditionOf(pod, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'ReadinessGatesNotReady',
      message:
        'the status of pod readiness gate "InPlaceUpdateReady" is not "True", but False',
    });
    expect(imageOf(pod)).toBe('web:1');
  });

  it('writes labels, images and state together without a grace period', () => {
    const pod = startInPlaceUpdate(ready, spec, now);
    expect(pod.metadata.labels).toMatchObject({
      'controller-revision-hash': 'web-new',
      'pod-template-hash': 'new',
      'lifecycle.apps.kruise.io/state': 'Updating',
    });
    expect(imageOf(pod)).toBe('web:2');
    expect(readInPlaceState(pod)).toEqual({
      revision: 'web-new',
      updateTimestamp: '2026-01-01T12:00:00Z',
      lastContainerStatuses: { main: { imageID: 'sha256:1' } },
      updateImages: true,
      containerBatchesRecord: [
        { timestamp: '2026-01-01T12:00:00Z', containers: ['main'] },
      ],
    });
  });

  it('waits with the images for the end of the grace period', () => {
    const started = startInPlaceUpdate(
      ready,
      { ...spec, graceSeconds: 5 },
      now,
    );
    expect(imageOf(started)).toBe('web:1');
    expect(isInPlaceUpdateComplete(started)).toBe(false);
    expect(finishGracePeriod(started, now + 2_000)).toEqual({
      pod: started,
      waitMs: 3_000,
    });
    const { pod } = finishGracePeriod(started, now + 5_000);
    expect(imageOf(pod)).toBe('web:2');
    expect(pod.metadata.annotations).not.toHaveProperty(
      'apps.kruise.io/inplace-update-grace',
    );
  });

  it('drops the plan when the pod was given another revision meanwhile', () => {
    const started = startInPlaceUpdate(
      ready,
      { ...spec, graceSeconds: 5 },
      now,
    );
    const moved: Pod = {
      ...started,
      metadata: {
        ...started.metadata,
        labels: {
          ...started.metadata.labels,
          'controller-revision-hash': 'web-other',
        },
      },
    };
    const { pod } = finishGracePeriod(moved, now + 9_000);
    expect(imageOf(pod)).toBe('web:1');
    expect(pod.metadata.annotations).not.toHaveProperty(
      'apps.kruise.io/inplace-update-grace',
    );
  });

  it.each<[string, ContainerStatus[], boolean]>([
    [
      'nothing has happened yet',
      [{ name: 'main', image: 'web:1', imageID: 'sha256:1' }],
      false,
    ],
    [
      'another digest runs',
      [{ name: 'main', image: 'other', imageID: 'sha256:2' }],
      true,
    ],
    [
      'the same digest runs under the new tag',
      [{ name: 'main', image: 'web:2', imageID: 'sha256:1' }],
      true,
    ],
    ['the status lacks the container', [], false],
  ])('when %s', (_, containerStatuses, complete) => {
    const pod = startInPlaceUpdate(ready, spec, now);
    expect(
      isInPlaceUpdateComplete({
        ...pod,
        status: { ...pod.status, containerStatuses },
      }),
    ).toBe(complete);
  });

  it('completes under the tag latest when the spec names none', () => {
    const pod = startInPlaceUpdate(
      ready,
      { revision: 'web-new', containerImages: { main: 'web' } },
      now,
    );
    const containerStatuses = [
      { name: 'main', image: 'web:latest', imageID: 'sha256:1' },
    ];
    expect(
      isInPlaceUpdateComplete({
        ...pod,
        status: { ...pod.status, containerStatuses },
      }),
    ).toBe(true);
  });
});
