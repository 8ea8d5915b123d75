import type { KeptPod } from '../kubelet/podKeeper';
import { containerId } from '../pod/imageId';
import type { RuntimeState } from '../pod/memory';
import { answerRecreate, type RecreateRequest } from './answerRecreate';

const now = Date.UTC(2026, 0, 1);
const request = (phase?: string, uid = 'uid-1'): RecreateRequest => ({
  metadata: {
    name: 'again',
    uid: 'r',
    resourceVersion: '1',
    labels: { 'crr.apps.kruise.io/pod-uid': uid },
  },
  spec: {
    podName: 'api-1',
    containers: [
      {
        name: 'app',
        statusContext: { containerID: containerId('uid-1', 'app', 1) },
      },
    ],
  },
  ...(phase ? { status: { phase } } : {}),
});
const kept = (
  runs: number,
  state: RuntimeState = { is: 'running', startedAt: now },
): KeptPod => ({
  pod: {
    metadata: { name: 'api-1', uid: 'uid-1', resourceVersion: '1' },
    spec: { containers: [{ name: 'app', image: 'a' }] },
  },
  memory: {
    startTime: now,
    podIP: '10.0.0.1',
    initialized: true,
    containers: { app: { image: 'a', runs, failures: 0, state } },
  },
});

it.each([
  [
    'is new',
    request(),
    kept(1),
    { do: 'answer', recreate: ['app'], status: { phase: 'Recreating' } },
  ],
  [
    'waits for Pending',
    request('Pending'),
    kept(1),
    { do: 'answer', recreate: ['app'] },
  ],
  [
    'has stopped nothing yet',
    request('Recreating'),
    kept(1),
    { do: 'wait', recreate: ['app'] },
  ],
  [
    'waits for the new run',
    request('Recreating'),
    kept(1, { is: 'crash-back-off', startAt: now }),
    { do: 'wait', recreate: [] },
  ],
  [
    'has its new run',
    request('Recreating'),
    kept(2),
    {
      do: 'answer',
      recreate: [],
      status: {
        phase: 'Completed',
        completionTime: '2026-01-01T00:00:00Z',
        containerRecreateStates: [{ name: 'app', phase: 'Succeeded' }],
      },
    },
  ],
  [
    'is about a pod that is gone',
    request(),
    undefined,
    { do: 'answer', status: { phase: 'Completed', message: 'pod is gone' } },
  ],
  [
    'is about a pod of which the name lives on',
    request('Recreating', 'uid-0'),
    kept(1),
    {
      do: 'answer',
      recreate: [],
      status: { containerRecreateStates: [{ phase: 'Failed' }] },
    },
  ],
  ['is done', request('Completed'), kept(2), { do: 'nothing' }],
] as const)('a request that %s', (_, asked, pod, answer) => {
  expect(answerRecreate(asked, pod, now)).toMatchObject(answer);
});
