import type { ComponentName } from '../components/componentName';
import type { ComponentSet } from './componentSet';

/**
 * Things that go wrong in a real cluster, on demand.
 *
 * @public
 */
export interface ClusterFaults {
  /** Ends the API server: connections are cut, new ones refused. etcd keeps the state. */
  stopApiServer(): Promise<void>;
  /** Starts it again at the same address; resolves when it is ready. */
  startApiServer(): Promise<void>;
  /** Freezes a component (SIGSTOP): its connections stay open and nothing answers. */
  pauseProcess(component: ComponentName): void;
  /** Lets a frozen component continue. */
  resumeProcess(component: ComponentName): void;
  /** Crashes a component (SIGKILL). */
  killComponent(component: ComponentName): Promise<void>;
  /** Starts a stopped component as before; resolves when it is ready. */
  startComponent(component: ComponentName): Promise<void>;
}

/** The faults of a running cluster. */
export function createFaults(components: ComponentSet): ClusterFaults {
  return {
    stopApiServer: () => components.get('kube-apiserver').kill(),
    startApiServer: () => components.get('kube-apiserver').start(),
    pauseProcess: name => components.get(name).pause(),
    resumeProcess: name => components.get(name).resume(),
    killComponent: name => components.get(name).kill(),
    startComponent: name => components.get(name).start(),
  };
}
