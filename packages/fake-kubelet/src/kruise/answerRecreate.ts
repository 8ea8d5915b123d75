import type { KubeObject } from '@pilotage/fleet-node';
import type { KeptPod } from '../kubelet/podKeeper';
import { apiTime } from '../pod/apiTime';
import { containerId } from '../pod/imageId';

/** OpenKruise's ContainerRecreateRequest: containers of one pod to be run anew. */
export interface RecreateRequest extends KubeObject {
  readonly spec: {
    readonly podName: string;
    readonly containers: readonly {
      readonly name: string;
      /** The run that is to end, put in by OpenKruise's webhook. */
      readonly statusContext?: { readonly containerID?: string };
    }[];
  };
  readonly status?: { readonly phase?: string };
}

/** What to do about a request now. */
type RecreateAnswer =
  | { readonly do: 'nothing' }
  /** Looks again soon, after ending those runs that should have ended and have not. */
  | { readonly do: 'wait'; readonly recreate: readonly string[] }
  | {
      readonly do: 'answer';
      readonly status: object;
      /** Containers to run anew. */
      readonly recreate: readonly string[];
    };

/**
 * First the containers are stopped and the request is `Recreating`; when every one of them runs again under another
 * id, it is `Completed`.
 */
export function answerRecreate(
  request: RecreateRequest,
  kept: KeptPod | undefined,
  now: number,
): RecreateAnswer {
  const { spec, status, metadata } = request;
  if (status?.phase === 'Completed') return { do: 'nothing' };
  const wantedUid = metadata.labels?.['crr.apps.kruise.io/pod-uid'];
  if (!kept || (wantedUid && wantedUid !== kept.pod.metadata.uid)) {
    return completed(now, spec.containers, 'Failed', 'pod is gone');
  }
  if (status?.phase !== 'Recreating') {
    return {
      do: 'answer',
      recreate: spec.containers.map(({ name }) => name),
      status: {
        phase: 'Recreating',
        containerRecreateStates: states(spec.containers, 'Recreating'),
      },
    };
  }
  const running = spec.containers.filter(
    ({ name }) => kept.memory?.containers[name]?.state.is === 'running',
  );
  const old = running.filter(
    ({ name, statusContext }) =>
      statusContext?.containerID ===
      containerId(
        kept.pod.metadata.uid,
        name,
        kept.memory?.containers[name]?.runs ?? 0,
      ),
  );
  return running.length === spec.containers.length && old.length === 0
    ? completed(now, spec.containers, 'Succeeded')
    : { do: 'wait', recreate: old.map(({ name }) => name) };
}

function completed(
  now: number,
  containers: RecreateRequest['spec']['containers'],
  phase: 'Succeeded' | 'Failed',
  message?: string,
): RecreateAnswer {
  return {
    do: 'answer',
    recreate: [],
    status: {
      phase: 'Completed',
      completionTime: apiTime(now),
      containerRecreateStates: states(containers, phase),
      ...(message ? { message } : {}),
    },
  };
}

function states(
  containers: RecreateRequest['spec']['containers'],
  phase: string,
) {
  return containers.map(({ name }) => ({ name, phase }));
}
