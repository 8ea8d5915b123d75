import type { FakeKubeletOptions, Nodes } from '@pilotage/fake-kubelet';
import type { ExtraFlags } from '../components/componentName';
import type { ControllerName } from '../components/controllers';
import type { Person } from '../people/person';

/**
 * The cluster to start.
 *
 * @public
 */
export interface ClusterOptions {
  /** Names it in kubeconfigs and messages; a DNS label. */
  readonly name: string;
  /** Controllers besides the native ones. */
  readonly controllers: readonly ControllerName[];
  /** Played by a fake kubelet in this process; an empty list for none. */
  readonly nodes: Nodes;
  /** How the kubelets behave. */
  readonly kubelet?: Pick<FakeKubeletOptions, 'seed' | 'timing' | 'rules'>;
  /** Who can connect besides `admin`. Default: `backstage`, `viewer` and `nobody`. */
  readonly people?: readonly Person[];
  /** Flags for components, added to our own. */
  readonly extraFlags?: ExtraFlags;
  /** Receives progress and the last words of a component that died. Default: standard error. */
  readonly report?: (line: string) => void;
}
