import type { OwnerIndex } from './ownerIndex';
import type { PodColumns } from './podColumns';
import { containerCount } from './podFlags';

const bit = { native: 1, changing: 2 } as const;
const wordsPerContainer = 3;

/**
 * What makes pods alike, as numbers: namespace, owner, shape, and name, image and condition of each container. Numbers
 * of strings stand for them only while some pod has them.
 */
export type PodGroupKey = number[];

/** Where the parts of a key are; containers follow. */
export const keyWord = {
  namespace: 0,
  owner: 1,
  shape: 2,
  containers: 3,
} as const;

/** What keys are read from. */
export interface PodGroupSource {
  readonly columns: PodColumns;
  readonly owners: OwnerIndex;
}

/** Reads the key of a pod into `key`. */
export function readKey(
  { columns, owners }: PodGroupSource,
  row: number,
  key: PodGroupKey,
): PodGroupKey {
  const count = containerCount(columns.flags(row));
  const first = columns.firstContainer(row);
  const { containers } = columns;
  key.length = keyWord.containers + count * wordsPerContainer;
  key[keyWord.namespace] = columns.id(row, 'namespace');
  key[keyWord.owner] = owners.numberOf(row);
  key[keyWord.shape] = columns.id(row, 'shape');
  let word: number = keyWord.containers;
  for (let container = first; container < first + count; container++) {
    const { native, changing } = containers.condition(container);
    key[word++] = containers.id(container, 'name');
    key[word++] = containers.id(container, 'image');
    key[word++] = (native ? bit.native : 0) | (changing ? bit.changing : 0);
  }
  return key;
}

/** A container of a key: numbers of its name and image, and what it is like. */
export interface KeyContainer {
  readonly name: number;
  readonly image: number;
  readonly native: boolean;
  readonly changing: boolean;
}

export function keyContainers(key: PodGroupKey): KeyContainer[] {
  const containers: KeyContainer[] = [];
  for (let i = keyWord.containers; i < key.length; i += wordsPerContainer) {
    const bits = key[i + 2]!;
    containers.push({
      name: key[i]!,
      image: key[i + 1]!,
      native: (bits & bit.native) !== 0,
      changing: (bits & bit.changing) !== 0,
    });
  }
  return containers;
}

export function sameKey(a: PodGroupKey, b: PodGroupKey): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return false;
  }
  return true;
}
