import { makeCloneSet } from '../__testUtils__/makeCloneSet';
import { makePod, now } from '../__testUtils__/makePod';
import type { CloneSetSpec } from '../kinds/cloneSet';
import { lifecycleState } from './marks';
import { refreshPod } from './refreshPod';

const hook = { labelsHandler: { online: 'yes' } };
const ready = [{ type: 'InPlaceUpdateReady', status: 'True' as const }];
const running = JSON.stringify({
  revision: 'web-new',
  lastContainerStatuses: { main: { imageID: 'sha256:1' } },
});

describe('refreshPod', () => {
  it.each<
    [
      what: string,
      lifecycle: CloneSetSpec['lifecycle'],
      pod: Parameters<typeof makePod>[1],
      state: string,
    ]
  >([
    [
      'a new pod is at rest at once',
      undefined,
      { state: 'PreparingNormal' },
      'Normal',
    ],
    [
      'unless a hook waits',
      { preNormal: hook },
      { state: 'PreparingNormal' },
      'PreparingNormal',
    ],
    [
      'until the hook is on',
      { preNormal: hook },
      { state: 'PreparingNormal', labels: { online: 'yes' } },
      'Normal',
    ],
    ['an updated pod is at rest', undefined, { state: 'Updating' }, 'Normal'],
    [
      'with a hook it waits as Updated',
      { inPlaceUpdate: hook },
      { state: 'Updating' },
      'Updated',
    ],
    [
      'until the hook is back',
      { inPlaceUpdate: hook },
      { state: 'Updated', labels: { online: 'yes' } },
      'Normal',
    ],
    [
      'a pod whose rollback made its update moot is at rest',
      undefined,
      { state: 'PreparingUpdate' },
      'Normal',
    ],
    [
      'a pod that is to be deleted stays so',
      undefined,
      { state: 'PreparingDelete' },
      'PreparingDelete',
    ],
  ])('%s', (_, lifecycle, options, state) => {
    const pod = makePod('web-x', {
      revision: 'web-new',
      conditions: ready,
      ...options,
    });
    const { pod: after } = refreshPod(
      makeCloneSet({ lifecycle }),
      pod,
      'web-new',
      now,
    );
    expect(lifecycleState(after)).toBe(state);
  });

  it('leaves a pod alone while its containers are not restarted', () => {
    const pod = makePod('web-x', {
      revision: 'web-new',
      state: 'Updating',
      conditions: [{ type: 'InPlaceUpdateReady', status: 'False' }],
      annotations: { 'apps.kruise.io/inplace-update-state': running },
    });
    const stuck = {
      ...pod,
      spec: { ...pod.spec, containers: [{ name: 'main', image: 'web:2' }] },
    };
    expect(refreshPod(makeCloneSet(), stuck, 'web-new', now)).toEqual({
      pod: stuck,
      actions: [],
      stateChanged: false,
      waitMs: 0,
    });
  });
});
