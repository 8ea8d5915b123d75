import { createHash } from 'node:crypto';
import { toMicroTime } from '../apimachinery/time';
import type { ObjectStore } from '../store/types';
import { every, renewLease } from './leaderLease';

/** As `--feature-gates=APIServerIdentity` has it, on by default since 1.26. */
const renewMs = 10_000;
const leaseDurationSeconds = 3_600;

const manager = 'kube-apiserver';

/** A cluster stands for one with two API servers behind a balancer, as production has it. */
export const apiServers = ['control-plane-1', 'control-plane-2'];

/**
 * Keeps the Leases by which API servers behind a balancer can be counted.
 *
 * @returns stops renewing
 */
export function startApiServerIdentities(
  store: ObjectStore,
  cluster: string,
): () => void {
  const places = apiServers.map(hostname =>
    announce(store, hostname, `${cluster}/${hostname}`),
  );
  return every(store, renewMs, () => {
    for (const place of places) renewLease(store, place, manager);
  });
}

function announce(store: ObjectStore, hostname: string, identity: string) {
  const digest = createHash('sha256').update(identity).digest('hex');
  const place = {
    namespace: 'kube-system',
    name: `apiserver-${digest.slice(0, 26)}`,
  };
  store.create(
    'leases.coordination.k8s.io',
    {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: {
        ...place,
        labels: {
          'apiserver.kubernetes.io/identity': 'kube-apiserver',
          'kubernetes.io/hostname': hostname,
        },
      },
      spec: {
        holderIdentity: `${place.name}_1`,
        leaseDurationSeconds,
        renewTime: toMicroTime(store.clock.now()),
      },
    },
    { manager },
  );
  return place;
}
