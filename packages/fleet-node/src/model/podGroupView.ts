import { containerCount } from './podFlags';
import type { PodGroupSource } from './podGroupKey';
import type { PodGroup, PodGroupContainer } from './podTypes';

/** Reads a group from one of its pods, field by field, when asked. */
export class PodGroupView implements PodGroup {
  readonly id: number;
  readonly cluster: string;
  readonly pods: number;
  readonly #source: PodGroupSource;
  /** Row of a pod that is in the group. */
  readonly #member: number;

  constructor(
    source: PodGroupSource,
    group: {
      readonly id: number;
      readonly cluster: string;
      readonly pods: number;
      readonly member: number;
    },
  ) {
    this.#source = source;
    this.#member = group.member;
    this.id = group.id;
    this.cluster = group.cluster;
    this.pods = group.pods;
  }

  get namespace() {
    return this.#source.columns.text(this.#member, 'namespace');
  }
  get owner() {
    return this.#source.owners.ownerOf(this.#member);
  }
  get labels() {
    return this.#source.columns.shape(this.#member).labels;
  }
  get sidecars() {
    return this.#source.columns.shape(this.#member).sidecars;
  }
  get containers(): PodGroupContainer[] {
    const { columns } = this.#source;
    const first = columns.firstContainer(this.#member);
    const found: PodGroupContainer[] = [];
    const end = first + containerCount(columns.flags(this.#member));
    for (let container = first; container < end; container++) {
      const { native, changing } = columns.containers.condition(container);
      found.push({
        name: columns.containers.text(container, 'name'),
        image: columns.containers.text(container, 'image'),
        native,
        changing,
      });
    }
    return found;
  }
}
