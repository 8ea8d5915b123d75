import type { KubeObject } from '@pilotage/fleet-node';
import { changedBy, explainRejected } from './explainRefusal';
import { forecastHolds } from './forecastHolds';
import { summariseChange } from './summariseChange';

function object(
  uid: string,
  resourceVersion: string,
  generation: number,
): KubeObject {
  return {
    metadata: { name: 'cart', uid, resourceVersion, generation },
  };
}

describe('forecastHolds', () => {
  it.each([
    ['nothing moved', object('u', '5', 2), 'holds'],
    ['only the status moved', object('u', '9', 2), 'holds'],
    ['the spec was changed', object('u', '9', 3), 'changed'],
    ['another workload of the same name', object('v', '5', 2), 'recreated'],
  ])('%s', (_, fresh, expected) => {
    expect(
      forecastHolds({ uid: 'u', resourceVersion: '5', generation: 2 }, fresh),
    ).toBe(expected);
  });

  it('takes the version at its word without a generation', () => {
    const request = { uid: 'u', resourceVersion: '5' };
    expect(forecastHolds(request, object('u', '5', 2))).toBe('holds');
    expect(forecastHolds(request, object('u', '6', 2))).toBe('changed');
  });
});

describe('changedBy', () => {
  const written: KubeObject = {
    metadata: {
      ...object('u', '5', 2).metadata,
      managedFields: [
        { manager: 'kubectl-edit', time: '2026-11-21T10:00:10Z' },
        { manager: 'helm', time: '2026-11-21T09:00:00Z' },
        {
          manager: 'kruise-manager',
          subresource: 'status',
          time: '2026-11-21T10:00:30Z',
        },
        { manager: 'argocd-controller', time: '2026-11-21T10:00:20Z' },
      ],
    },
  };

  it('names who changed the spec since the forecast, newest first', () => {
    expect(changedBy(written, Date.parse('2026-11-21T10:00:05Z'))).toEqual([
      { manager: 'argocd-controller', at: Date.parse('2026-11-21T10:00:20Z') },
      { manager: 'kubectl-edit', at: Date.parse('2026-11-21T10:00:10Z') },
    ]);
  });

  it('names only the last one when it is not known since when', () => {
    expect(changedBy(written, undefined)).toEqual([
      { manager: 'argocd-controller', at: Date.parse('2026-11-21T10:00:20Z') },
    ]);
  });
});

describe('explainRejected', () => {
  it.each([
    [401, 'credentials'],
    [403, 'admission rule'],
    [404, 'gone'],
    [422, 'forecast'],
    [429, 'busy'],
  ])('says what to do about %p', (status, advice) => {
    const refusal = explainRejected('east', {
      status,
      reason: '',
      message: 'no such image registry',
    });
    expect(refusal.message).toContain('no such image registry');
    expect(refusal.whatToDo).toContain(advice);
  });
});

describe('summariseChange', () => {
  it.each([
    [
      {
        verb: 'set-image',
        images: { main: '2.4.0' },
        firstStep: { type: 'percent', value: 30 },
      },
      'set image main to 2.4.0, first step 30 %',
    ],
    [
      { verb: 'partition', target: { type: 'pods', value: 1 } },
      'update up to 1 pod',
    ],
    [{ verb: 'promote-full' }, 'promote fully'],
    [
      {
        verb: 'rollback',
        revision: 'cart-5d9',
        firstStep: { type: 'pods', value: 3 },
      },
      'roll back to cart-5d9, first step 3 pods',
    ],
    [{ verb: 'pause' }, 'pause'],
    [
      {
        verb: 'set-image',
        images: { proxy: '3' },
        firstStep: { type: 'percent', value: 100 },
        podLabels: { track: 'canary', zone: 'a' },
      },
      'set image proxy to 3, first step 100 %, only on pods with track=canary, zone=a',
    ],
    [{ verb: 'select-pods', podLabels: {} }, 'let all pods be moved'],
    [
      { verb: 'select-pods', podLabels: { track: 'canary' } },
      'move only pods with track=canary',
    ],
    [
      { verb: 'max-unavailable', target: { type: 'percent', value: 10 } },
      'let 10 % be unavailable at a time',
    ],
    [{ verb: 'pause-injection' }, 'pause injection'],
    [{ verb: 'resume-injection' }, 'resume injection'],
    [{ verb: 'resume' }, 'resume'],
  ] as const)('%j', (change, expected) => {
    expect(summariseChange(change)).toBe(expected);
  });
});
