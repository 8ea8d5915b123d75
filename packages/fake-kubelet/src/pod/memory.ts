/** What a kubelet knows of one pod beyond its spec: the state of its runtime. Times are milliseconds. */
export interface PodMemory {
  readonly startTime: number;
  readonly podIP: string;
  /** All init containers are done; from then on none of them holds up the others. */
  readonly initialized: boolean;
  /** By container name; init containers and the others share one namespace. */
  readonly containers: Readonly<Record<string, ContainerMemory>>;
  /** When the pod's containers have stopped after its deletion. */
  readonly terminatedAt?: number;
}

/** What a kubelet knows of one container. */
export interface ContainerMemory {
  /** Image of the run that is, or else was last; empty before the first. */
  readonly image: string;
  /** Number of runs so far, this one included; `restartCount` is one less. */
  readonly runs: number;
  /** Failures in a row; they set the length of the back-off. */
  readonly failures: number;
  readonly state: RuntimeState;
  /** The run before the one that `state` is about. */
  readonly lastRun?: EndedRun;
}

/** `startAt` is when a start that was decided on takes place. */
export type RuntimeState =
  | { readonly is: 'created'; readonly startAt?: number }
  | {
      readonly is: 'pull-failing';
      readonly image: string;
      /** False right after the pull (`ErrImagePull`), then true (`ImagePullBackOff`). */
      readonly backingOff: boolean;
      /** When the back-off begins, or the next try is made. */
      readonly nextTryAt: number;
      readonly startAt?: number;
    }
  | {
      readonly is: 'running';
      readonly startedAt: number;
      /** When the run is to be ended and replaced by one of another image. */
      readonly startAt?: number;
    }
  | { readonly is: 'crash-back-off'; readonly startAt: number }
  | {
      readonly is: 'terminated';
      readonly run: EndedRun;
      /** Not set for a container that has done its work. */
      readonly startAt?: number;
    };

export interface EndedRun {
  readonly image: string;
  readonly containerID: string;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly exitCode: number;
  /** `Completed`, `Error` or `OOMKilled`. */
  readonly reason: string;
}

export const newContainer: ContainerMemory = {
  image: '',
  runs: 0,
  failures: 0,
  state: { is: 'created' },
};
