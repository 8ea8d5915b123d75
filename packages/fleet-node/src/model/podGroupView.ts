import type { PodGroupKey, PodGroupSource } from './podGroupKey';
import { keyContainers, keyWord } from './podGroupKey';
import type { PodGroup, PodGroupContainer } from './types';

/** Reads a group from its key, field by field, when asked. */
export class PodGroupView implements PodGroup {
  readonly id: number;
  readonly cluster: string;
  readonly pods: number;
  readonly #source: PodGroupSource;
  readonly #key: PodGroupKey;

  constructor(
    source: PodGroupSource,
    group: {
      readonly id: number;
      readonly cluster: string;
      readonly pods: number;
      readonly key: PodGroupKey;
    },
  ) {
    this.#source = source;
    this.#key = group.key;
    this.id = group.id;
    this.cluster = group.cluster;
    this.pods = group.pods;
  }

  get namespace() {
    return this.#text(this.#key[keyWord.namespace]!);
  }
  get owner() {
    return this.#source.owners.uidOf(this.#key[keyWord.owner]!);
  }
  get labels() {
    return this.#shape.labels;
  }
  get sidecars() {
    return this.#shape.sidecars;
  }
  get containers(): PodGroupContainer[] {
    return keyContainers(this.#key, id => this.#text(id));
  }

  get #shape() {
    return this.#source.columns.shapeOf(this.#key[keyWord.shape]!);
  }

  #text(id: number): string {
    return this.#source.columns.strings.get(id);
  }
}
