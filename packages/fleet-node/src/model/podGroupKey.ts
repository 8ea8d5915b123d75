import type { OwnerIndex } from './ownerIndex';
import type { PodColumns } from './podColumns';
import { containerCount } from './podFlags';

const bit = { native: 1, changing: 2 } as const;
const headWords = 3;
const wordsPerContainer = 3;

/**
 * What makes pods alike, as numbers: namespace, owner, shape, and name, image and condition of each container. Numbers
 * of strings stand for them only while some pod has them.
 */
export type PodGroupKey = number[];

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
  key.length = headWords + count * wordsPerContainer;
  key[0] = columns.id(row, 'namespace');
  key[1] = owners.numberOf(row);
  key[2] = columns.id(row, 'shape');
  let word = headWords;
  for (let container = first; container < first + count; container++) {
    const { native, changing } = containers.condition(container);
    key[word++] = containers.id(container, 'name');
    key[word++] = containers.id(container, 'image');
    key[word++] = (native ? bit.native : 0) | (changing ? bit.changing : 0);
  }
  return key;
}

export function sameKey(a: PodGroupKey, b: PodGroupKey): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return false;
  }
  return true;
}
