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
  /** How a portal's `kubernetes:` block names this cluster. */
  readonly portalCluster: PortalCluster;
  /** The API server goes away: connections are cut, new ones refused. What it stores stays. */
  goAway(): Promise<void>;
  /** And is back at the same address. */
  comeBack(): Promise<void>;
  /** Kills the scheduler: its Lease goes stale, and new pods find no node. */
  stopScheduler(): Promise<void>;
  /** Starts it again. On a control plane it first waits for the Lease of the one before to expire. */
  startScheduler(): Promise<void>;
  stop(): Promise<void>;
}

/** A cluster with the tokens a portal may be given for it. */
export interface PortalCluster {
  readonly name: string;
  readonly url: string;
  /** Certificate authority, base64 of the PEM; absent where the API is served over plain HTTP. */
  readonly caData?: string;
  readonly tokens: Readonly<Record<string, string>>;
}

/** People with different rights, present on every ground. */
export type Person = 'admin' | 'backstage' | 'viewer' | 'nobody';

/** Containers start fast, so that cases wait for controllers and not for kubelets. */
export const kubeletTiming = { startMs: 200 } as const;
