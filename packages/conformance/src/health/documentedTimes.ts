import { probeSeconds } from '../portal/startHealthPortal';

/** What the checks and the gate promise in their limits and settings, in seconds. */
const evaluationSeconds = 10;
const gateHold = 3;
const leaseFailsSeconds = 60;
/** The control plane's leases last a minute, and a leader is gone when its Lease has been over for as long again. */
const leaderGoneSeconds = 120;
/** How long Kubernetes waits for a silent node. */
const nodeGraceSeconds = 50;

/** A shared machine is slow: a promise counts as kept within twice its time. */
const patience = 2;
const limit = (seconds: number) => seconds * patience * 1000;

/** By when a page must show something, in milliseconds. */
export const within = {
  /** Pods, nodes and budgets are followed live. */
  live: limit(evaluationSeconds),
  /** What is asked for once per slow round. */
  probed: limit(probeSeconds.slow + evaluationSeconds),
  /** A hard check has failed as often in a row as it takes. */
  gateCloses: limit(probeSeconds.slow + (gateHold + 1) * evaluationSeconds),
  gateOpens: limit(probeSeconds.slow + evaluationSeconds),
  schedulerFails: limit(
    leaseFailsSeconds + probeSeconds.fast + (gateHold + 1) * evaluationSeconds,
  ),
  leaderGone: limit(leaderGoneSeconds + probeSeconds.fast + evaluationSeconds),
  /** The next leader waits for the Lease of the one before. */
  leaderBack: limit(leaseFailsSeconds + probeSeconds.fast + evaluationSeconds),
  nodeLost: limit(nodeGraceSeconds + evaluationSeconds),
  /** The first look at a cluster: everything is read and the catalog too. */
  first: limit(probeSeconds.slow + 2 * evaluationSeconds),
} as const;
