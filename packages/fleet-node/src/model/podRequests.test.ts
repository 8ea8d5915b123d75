import { podRequests } from './podRequests';
import type { ContainerSpec, PodSpec } from './podSpec';

const needs = (cpu: string, memory: string): ContainerSpec => ({
  name: 'c',
  resources: { requests: { cpu, memory }, limits: { memory } },
});
const native = (cpu: string, memory: string): ContainerSpec => ({
  ...needs(cpu, memory),
  restartPolicy: 'Always',
});

it.each<[string, PodSpec, readonly [number, number]]>([
  ['nothing', {}, [0, 0]],
  [
    'containers together',
    { containers: [needs('250m', '1Ki'), needs('1', '1Ki')] },
    [1250, 2048],
  ],
  [
    'a native sidecar beside them',
    {
      initContainers: [native('100m', '1Ki')],
      containers: [needs('1', '1Ki')],
    },
    [1100, 2048],
  ],
  [
    'an init container that needs more than all of them',
    { initContainers: [needs('3', '1')], containers: [needs('1', '1Ki')] },
    [3000, 1024],
  ],
  [
    'an init container beside the native sidecars before it',
    {
      initContainers: [native('1', '1'), needs('2', '1'), native('1', '1')],
      containers: [needs('500m', '1')],
    },
    [3000, 3],
  ],
  [
    'overhead',
    { containers: [needs('1', '1')], overhead: { cpu: '50m', memory: '7' } },
    [1050, 8],
  ],
  [
    'requests of the pod as a whole',
    {
      containers: [needs('1', '1Ki')],
      resources: { requests: { cpu: '3' } },
    },
    [3000, 1024],
  ],
])('the scheduler reserves %s', (_, spec, [cpuMilli, memoryBytes]) => {
  expect(podRequests(spec)).toMatchObject({ cpuMilli, memoryBytes });
});

it('counts containers that run on without a request or a memory limit', () => {
  expect(
    podRequests({
      initContainers: [
        { name: 'migrate' },
        { name: 'proxy', restartPolicy: 'Always' },
      ],
      containers: [
        needs('1', '1'),
        { name: 'a', resources: { requests: { cpu: 0, memory: 0 } } },
        { name: 'b', resources: { requests: { cpu: '1' } } },
      ],
    }),
  ).toMatchObject({ incomplete: 2, unlimited: 3 });
});
