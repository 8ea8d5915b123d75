import { toMicroTime } from '../apimachinery/time';
import type { ObjectStore, StoredObject } from '../store/types';

/** A component renews every 2 s; less often means less to do and is still far within the 15 s a lease lasts. */
const renewMs = 5_000;
const leaseDurationSeconds = 15;

const leases = 'leases.coordination.k8s.io';

/** The election a component takes part in. */
export interface LeaderElection {
  /** Of the Lease, and the field manager that writes it. */
  readonly name: string;
  /** Who holds it, for example `control-plane_4711`. */
  readonly holder: string;
}

/**
 * Takes the leader election Lease of a control plane component in `kube-system` and renews it, as client-go does.
 *
 * @returns stops renewing. The Lease stays and goes stale, as that of a process that was killed.
 */
export function holdLeaderLease(
  store: ObjectStore,
  { name, holder }: LeaderElection,
): () => void {
  const place = { namespace: 'kube-system', name };
  const options = { manager: name };
  const current = store.get(leases, place);
  const now = toMicroTime(store.clock.now());
  const spec = {
    holderIdentity: holder,
    leaseDurationSeconds,
    acquireTime: now,
    renewTime: now,
    leaseTransitions: current ? transitionsAfter(current, holder) : 0,
  };
  if (current) store.update(leases, { ...current, spec }, options);
  else {
    store.create(
      leases,
      {
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        metadata: place,
        spec,
      },
      options,
    );
  }
  return every(store, renewMs, () => renewLease(store, place, name));
}

/** Writes the present time into a Lease; nothing when somebody deleted it. */
export function renewLease(
  store: ObjectStore,
  place: { readonly namespace: string; readonly name: string },
  manager: string,
): void {
  if (!store.get(leases, place)) return;
  store.patch(
    leases,
    place,
    lease => ({
      ...lease,
      spec: {
        ...(lease.spec as object),
        renewTime: toMicroTime(store.clock.now()),
      },
    }),
    { manager },
  );
}

/** Does something again and again. @returns ends it */
export function every(
  { clock }: Pick<ObjectStore, 'clock'>,
  ms: number,
  task: () => void,
): () => void {
  let timer: unknown;
  const again = () => {
    timer = clock.setTimeout(() => {
      task();
      again();
    }, ms);
  };
  again();
  return () => clock.clearTimeout(timer);
}

function transitionsAfter({ spec }: StoredObject, holder: string): number {
  const { holderIdentity, leaseTransitions = 0 } = spec as {
    readonly holderIdentity?: string;
    readonly leaseTransitions?: number;
  };
  return holderIdentity === holder ? leaseTransitions : leaseTransitions + 1;
}
