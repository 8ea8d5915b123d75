import { apiTime } from './apiTime';
import { roledContainers } from './containerRole';
import { containerStatus } from './containerStatus';
import { newContainer, type ContainerMemory, type PodMemory } from './memory';
import { podConditions } from './podConditions';
import { podPhase } from './podPhase';
import type { Pod, PodStatus } from './podTypes';
import type { Readiness } from './readiness';

/** The whole status a kubelet reports for a pod. */
export function podStatus(
  pod: Pod,
  memory: PodMemory,
  context: {
    readonly now: number;
    readonly hostIP: string;
    readonly podName: string;
    readonly readinessOf: (
      container: string,
      memory: ContainerMemory,
    ) => Readiness;
  },
): PodStatus {
  const reported = roledContainers(pod.spec).map(({ spec, role }) => {
    const container = memory.containers[spec.name] ?? newContainer;
    const status = containerStatus(spec, container, {
      podUid: pod.metadata.uid,
      podName: context.podName,
      readiness: context.readinessOf(spec.name, container),
      waitsForInit: role === 'app' && !memory.initialized,
      isInit: role === 'init',
    });
    return { role, container, status };
  });
  const init = reported.filter(({ role }) => role !== 'app');
  const app = reported.filter(({ role }) => role === 'app');
  const phase = podPhase(pod.spec.restartPolicy ?? 'Always', {
    init: init.map(({ container }) => container),
    app: app.map(({ container }) => container),
    initialized: memory.initialized,
  });
  return {
    phase,
    startTime: apiTime(memory.startTime),
    hostIP: context.hostIP,
    hostIPs: [{ ip: context.hostIP }],
    podIP: memory.podIP,
    podIPs: [{ ip: memory.podIP }],
    conditions: podConditions(pod, {
      initialized: memory.initialized,
      // Ordinary init containers do not count for readiness, native sidecars do.
      containers: reported
        .filter(({ role }) => role !== 'init')
        .map(({ status }) => status),
      phase,
      now: context.now,
    }),
    containerStatuses: app.map(({ status }) => status),
    ...(init.length > 0
      ? { initContainerStatuses: init.map(({ status }) => status) }
      : {}),
  };
}
