import { OwnerIndex } from '../../../fleet-node/src/model/ownerIndex';
import { PodColumns } from '../../../fleet-node/src/model/podColumns';
import type { PodRecord } from '../../../fleet-node/src/model/podRecord';
import { UidIndex } from '../../../fleet-node/src/model/uidIndex';

/** Pods as the model keeps them, without groups: what an event costs anyway. */
export class PlainStore {
  readonly #uids = new UidIndex();
  readonly #owners = new OwnerIndex();
  readonly #columns = new PodColumns();

  upsert(pod: PodRecord): boolean {
    const known = this.#uids.find(pod.uid);
    const row = known === -1 ? this.#uids.add(pod.uid) : known;
    const owner = known === -1 ? undefined : this.#owners.ownerOf(row);
    if (owner === undefined) this.#owners.add(row, pod.owner);
    return this.#columns.write(row, pod) !== 'same' || owner !== pod.owner;
  }
}
