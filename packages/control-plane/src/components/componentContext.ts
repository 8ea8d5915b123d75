import type { Program } from '../build/ensurePrograms';
import type { ClusterLayout } from './clusterLayout';
import type { ProcessSpec } from '../processes/managedProcess';
import type { ComponentName } from './componentName';

/** What a component is described from. */
export interface ComponentContext {
  readonly layout: ClusterLayout;
  /** The artifact the component is in. */
  readonly program: Program;
  /** PEM. */
  readonly ca: string;
}

/** A process that is a component of a cluster. */
export interface ComponentSpec extends ProcessSpec {
  readonly name: ComponentName;
}

/** Seconds are enough on an idle machine; a shared one with two cores can be ten times slower. */
export const READY_TIMEOUT_MS = 90_000;

/** The defaults (20 and 50 requests a second) would make a workload of 3,000 pods wait for its own clients. */
export const generousRateLimit = [
  '--kube-api-qps=200',
  '--kube-api-burst=400',
] as const;

/**
 * Their leases are how anybody sees from outside that they live. A minute long, so that they survive an API server that is
 * away for a while: a component that loses its lease ends itself. One that was killed waits for its old lease to expire.
 */
export const leaderElection = [
  '--leader-elect=true',
  '--leader-elect-lease-duration=60s',
  '--leader-elect-renew-deadline=55s',
  '--leader-elect-retry-period=5s',
] as const;
