import type { ObjectName, ObjectStore } from '../../store/types';
import type { Lease, Node } from '../kinds/node';
import type { Pod } from '../kinds/pod';
import { resources } from '../resources';
import type { Decision } from '../runtime/actions';
import type { Controller } from '../runtime/runController';
import { decideNode } from './decideNode';

/**
 * Looks at each node when its grace period could be over, so it needs no watch on the Leases, which change
 * every few seconds without meaning anything.
 */
export class NodeLifecycleController implements Controller {
  readonly name = 'node-lifecycle';
  readonly resource = resources.nodes;
  readonly watches = [];
  readonly #store: ObjectStore;

  constructor(options: { store: ObjectStore }) {
    this.#store = options.store;
  }

  decide({ name }: ObjectName): Decision | undefined {
    const node = this.#store.get<Node>(resources.nodes, { name });
    if (!node) return undefined;
    return decideNode(
      {
        node,
        lease: this.#store.get<Lease>(resources.leases, {
          namespace: 'kube-node-lease',
          name,
        }),
        pods: () =>
          this.#store
            .list<Pod>(resources.pods)
            .filter(({ spec }) => spec.nodeName === name),
      },
      { now: this.#store.clock.now() },
    );
  }
}
