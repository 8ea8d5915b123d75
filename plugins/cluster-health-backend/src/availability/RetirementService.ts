import { ConflictError, NotFoundError } from '@backstage/errors';
import type { NodeStore } from '../database/NodeStore';
import type { NodeRecorder } from './NodeRecorder';
import type { OnlineRates } from './OnlineRates';

/** Takes nodes that are gone for good out of the divisor of the online rate. */
export class RetirementService {
  readonly #nodes: NodeStore;
  readonly #recorder: Pick<NodeRecorder, 'reload'>;
  readonly #rates: Pick<OnlineRates, 'update'>;

  constructor(options: {
    nodes: NodeStore;
    recorder: Pick<NodeRecorder, 'reload'>;
    rates: Pick<OnlineRates, 'update'>;
  }) {
    this.#nodes = options.nodes;
    this.#recorder = options.recorder;
    this.#rates = options.rates;
  }

  /** @throws NotFoundError when no such node was ever seen, ConflictError while it exists. */
  async retire(cluster: string, uid: string): Promise<void> {
    if (await this.#nodes.retire(cluster, uid)) {
      await this.#recorder.reload(cluster);
      await this.#rates.update(cluster);
      return;
    }
    const node = (await this.#nodes.list(cluster)).get(uid);
    if (!node) {
      throw new NotFoundError(`No node ${uid} was seen on cluster ${cluster}`);
    }
    if (node.state !== 'gone') {
      throw new ConflictError(
        `Node ${node.name} exists; only a node that is gone can be retired`,
      );
    }
  }
}
