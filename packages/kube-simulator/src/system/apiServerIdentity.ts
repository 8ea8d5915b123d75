import { createHash } from 'node:crypto';
import { toMicroTime } from '../apimachinery/time';
import type { ObjectStore } from '../store/types';
import { every, renewLease } from './leaderLease';

/** As `--feature-gates=APIServerIdentity` has it, on by default since 1.26. */
const renewMs = 10_000;
const leaseDurationSeconds = 3_600;

const manager = 'kube-apiserver';

/**
 * Keeps the Lease by which an API server behind a balancer can be counted.
 *
 * @returns stops renewing
 */
export function startApiServerIdentity(
  store: ObjectStore,
  hostname: string,
): () => void {
  const digest = createHash('sha256').update(hostname).digest('hex');
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
  return every(store, renewMs, () => renewLease(store, place, manager));
}
