import type { ContainerStatus, PodStatus } from './podTypes';
import { statusPatch } from './statusPatch';

const container: ContainerStatus = {
  name: 'app',
  image: 'a:1',
  imageID: 'a@1',
  ready: true,
  restartCount: 0,
  state: { running: { startedAt: '2026-01-01T00:00:00Z' } },
  lastState: {},
};
const wanted: PodStatus = {
  phase: 'Running',
  podIPs: [{ ip: '10.0.0.1' }],
  conditions: [
    {
      type: 'Ready',
      status: 'True',
      lastTransitionTime: '2026-01-01T00:00:00Z',
    },
  ],
  containerStatuses: [container],
};

it.each<[string, PodStatus]>([
  ['everything is there', wanted],
  [
    'the server added fields',
    {
      ...wanted,
      qosClass: 'BestEffort',
      containerStatuses: [{ ...container, user: {} }],
    } as object,
  ],
  [
    'an empty object is left out',
    { ...wanted, containerStatuses: [{ ...container, lastState: undefined }] },
  ],
  [
    'only a time differs',
    {
      ...wanted,
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          lastTransitionTime: '2025-01-01T00:00:00Z',
        },
      ],
    },
  ],
  [
    'there are conditions of others',
    {
      ...wanted,
      conditions: [
        ...(wanted.conditions ?? []),
        { type: 'Gate', status: 'False' },
      ],
    },
  ],
])('is nothing when %s', (_, present) => {
  expect(statusPatch(present, wanted)).toBeUndefined();
});

it('is everything for a pod without a status', () => {
  expect(statusPatch(undefined, wanted)).toMatchObject(wanted);
});

it.each<[string, PodStatus, object]>([
  ['a field', { ...wanted, phase: 'Pending' }, { phase: 'Running' }],
  [
    'a condition, clearing what no longer holds',
    {
      ...wanted,
      conditions: [
        { type: 'Ready', status: 'False', reason: 'Because', message: 'of it' },
      ],
    },
    {
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: null,
          message: null,
          lastTransitionTime: '2026-01-01T00:00:00Z',
        },
      ],
    },
  ],
  [
    'all containers when one differs',
    { ...wanted, containerStatuses: [{ ...container, restartCount: 1 }] },
    { containerStatuses: [container] },
  ],
  [
    'a state that is to go',
    {
      ...wanted,
      containerStatuses: [
        { ...container, lastState: { terminated: { exitCode: 1 } } },
      ],
    },
    { containerStatuses: [container] },
  ],
])('is %s', (_, present, patch) => {
  expect(statusPatch(present, wanted)).toEqual(patch);
});
