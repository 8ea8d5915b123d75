import { probeSeconds } from '../portal/startHealthPortal';

/**
 * What the README of the cluster health backend promises under "How soon things are seen", in seconds. What is probed is
 * promised for the default intervals of 10 s and a minute; the rest of the time stays when they are shorter.
 */
const promised = {
  live: 5,
  fastProbe: probeSeconds.fast + 5,
  slowProbe: probeSeconds.slow + 15,
  gateCloses: 32,
  gateOpens: 2,
  softChecks: 30,
  leaseFails: 60,
} as const;

/** What Kubernetes and the leases of the control plane take before the API says anything, in seconds. */
const cluster = {
  /** Controllers make pods, kubelets start them. */
  reacts: 5,
  /** A node is lost when its lease is so old. */
  nodeGrace: 50,
  leaseDuration: 60,
} as const;

/** A shared machine is slow: a promise counts as kept within twice its time. */
const patience = 2;

const limit = (...seconds: readonly number[]) =>
  seconds.reduce((sum, part) => sum + part, 0) * patience * 1000;

/** By when a page must show something, in milliseconds. */
export const within = {
  /** Everything of a cluster for the first time, soft checks too. */
  first: limit(promised.slowProbe, promised.softChecks),
  live: limit(cluster.reacts, promised.live),
  probed: limit(promised.slowProbe),
  /** From when the check fails. */
  gateCloses: limit(promised.gateCloses),
  /** From when it was mended. */
  gateOpens: limit(cluster.reacts, promised.slowProbe, promised.gateOpens),
  schedulerCloses: limit(
    promised.leaseFails,
    promised.fastProbe,
    promised.gateCloses,
  ),
  /** A leader is gone when its Lease is twice as old as it may be. */
  leaderGone: limit(2 * cluster.leaseDuration, promised.fastProbe),
  /** The next leader waits for the Lease of the one before. */
  leaderBack: limit(
    cluster.leaseDuration,
    promised.fastProbe,
    promised.gateOpens,
  ),
  nodeLost: limit(cluster.nodeGrace, cluster.reacts, promised.live),
} as const;
