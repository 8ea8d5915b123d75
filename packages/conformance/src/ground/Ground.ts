import type { RuleBook } from '@pilotage/fake-kubelet';
import type { DirectConnection } from '@pilotage/fleet-node';

/**
 * A cluster to run cases on: the embedded simulator or a real control plane. Cases see nothing else of it, so that
 * they cannot know which one they are on.
 */
export interface Ground {
  readonly name: 'simulator' | 'control-plane';
  /** Kubeconfig (YAML) of one of the people: `admin`, `backstage`, `viewer`, `nobody`. */
  kubeconfig(person: Person): string;
  /** Address of the API server. */
  readonly url: string;
  /** A raw connection, for what a client library hides: watches, malformed requests. */
  connect(person: Person): DirectConnection;
  /** Tells the kubelets what to do with which image, pod or node. */
  readonly rules: RuleBook;
  /** Makes the API server forget the events before now, so that old resourceVersions are gone (410). */
  expireHistory(): Promise<void>;
  stop(): Promise<void>;
}

/** People with different rights, present on every ground. */
export type Person = 'admin' | 'backstage' | 'viewer' | 'nobody';
