import type { RuleBook } from '@pilotage/fake-kubelet';
import type { DirectConnection } from '@pilotage/fleet-node';
import type { ComponentName } from '../components/componentName';
import type { ClusterFaults } from './faults';

/**
 * A running cluster. Everything of it ends with {@link Cluster.stop}, and in any case with this process.
 *
 * @public
 */
export interface Cluster {
  readonly name: string;
  /** Base address of the API server, on loopback. */
  readonly url: string;
  /** Certificate authority, PEM. */
  readonly ca: string;
  /** Certificate authority as kubeconfigs and Backstage's `kubernetes:` block want it: base64 of the PEM. */
  readonly caData: string;
  /** Bearer tokens by person. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Folder of its files; `logs/` has one file per component. */
  readonly directory: string;
  /** Process ids of the components that run now. */
  readonly pids: Readonly<Partial<Record<ComponentName, number>>>;
  readonly faults: ClusterFaults;
  /** What the kubelets do with which image, pod or node. */
  readonly rules: RuleBook;
  /** A kubeconfig as YAML; default person `admin`. */
  kubeconfig(person?: string): string;
  /** Path of that kubeconfig on disk; default person `admin`. */
  kubeconfigFile(person?: string): string;
  /** A connection as this person, closed when the cluster stops; default person `admin`. */
  connect(person?: string): DirectConnection;
  /** Ends all processes in reverse order and removes the files. A second call waits for the first. */
  stop(): Promise<void>;
}
