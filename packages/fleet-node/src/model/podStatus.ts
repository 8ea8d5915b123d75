/** The part of a pod's status that is read. */
export interface PodStatus {
  phase?: string;
  reason?: string;
  podIP?: string;
  conditions?: {
    type: string;
    status: string;
    reason?: string;
    message?: string;
    lastTransitionTime?: string;
  }[];
  containerStatuses?: ContainerStatus[];
  initContainerStatuses?: ContainerStatus[];
}

/** @see PodStatus */
export interface ContainerStatus {
  name: string;
  image?: string;
  imageID?: string;
  ready?: boolean;
  restartCount?: number;
  state?: ContainerStates;
  lastState?: ContainerStates;
}

/** @see PodStatus */
export interface ContainerStates {
  waiting?: { reason?: string };
  running?: unknown;
  terminated?: { reason?: string; exitCode?: number };
}
