import type { OwnerIndex } from './ownerIndex';
import type { PodColumns } from './podColumns';
import { containerCount } from './podFlags';
import type { PodGroupContainer } from './types';

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

/** The containers of a key; `textOf` reads strings by their numbers. */
export function keyContainers(
  key: PodGroupKey,
  textOf: (id: number) => string,
): PodGroupContainer[] {
  const containers: PodGroupContainer[] = [];
  for (let i: number = keyWord.containers; i < key.length; ) {
    const name = textOf(key[i++]!);
    const image = textOf(key[i++]!);
    const bits = key[i++]!;
    containers.push({
      name,
      image,
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
