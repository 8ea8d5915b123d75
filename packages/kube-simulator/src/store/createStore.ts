import { systemClock, type Clock } from '@pilotage/fleet-node';
import { servedResources, type AddOn } from '../resources';
import { kruiseNamespace } from '../sidecars/marks';
import { InMemoryStore } from './InMemoryStore';
import { createRandom } from '../apimachinery/random';

/** How {@link createStore} makes a store. */
interface CreateStoreOptions {
  /** Whether the OpenKruise resources exist. */
  readonly kruise: boolean;
  /** Whose resources exist besides; default none. */
  readonly addOns?: readonly AddOn[];
  /** Default: the clock of this machine. */
  readonly clock?: Clock;
  /** Same seed, same uids and generated names; default 1. */
  readonly seed?: number;
  /** Changes remembered per resource; default 10,000. */
  readonly historyLimit?: number;
}

/** Whoever looks at a namespace must not take the cluster for a real one. */
const honesty = {
  'pilotage.dev/simulated-by': '@pilotage/kube-simulator: nothing here is real',
};

/** A store with the served resources and the namespaces every cluster has. */
export function createStore(options: CreateStoreOptions): InMemoryStore {
  const store = new InMemoryStore({
    clock: options.clock ?? systemClock,
    random: createRandom(options.seed ?? 1),
    resources: servedResources(options),
    historyLimit: options.historyLimit ?? 10_000,
  });
  for (const name of [
    'default',
    'kube-node-lease',
    'kube-public',
    'kube-system',
    ...(options.kruise ? [kruiseNamespace] : []),
  ]) {
    store.create(
      'namespaces',
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name, annotations: honesty },
      },
      { manager: 'kube-apiserver' },
    );
  }
  return store;
}
