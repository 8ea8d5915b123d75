import type { ContainerRecord } from './podRecord';
import type { ContainerRow } from './podTypes';

/** Everything of which there are few combinations. */
export type ContainerCondition = Pick<
  ContainerRecord,
  | 'state'
  | 'ready'
  | 'native'
  | 'changing'
  | 'restarts'
  | 'exitCode'
  | 'reason'
  | 'lastReason'
>;

/** Where a view reads from. */
export interface ContainerSource {
  text(row: number, column: 'name' | 'image' | 'runningImage'): string;
  condition(row: number): ContainerCondition;
}

/** Reads a container from the columns, field by field, when asked. */
export class ContainerView implements ContainerRow {
  readonly #source: ContainerSource;
  readonly #row: number;

  constructor(source: ContainerSource, row: number) {
    this.#source = source;
    this.#row = row;
  }

  get name() {
    return this.#source.text(this.#row, 'name');
  }
  get image() {
    return this.#source.text(this.#row, 'image');
  }
  get runningImage() {
    return this.#source.text(this.#row, 'runningImage');
  }
  get state() {
    return this.#source.condition(this.#row).state;
  }
  get reason() {
    return this.#source.condition(this.#row).reason;
  }
  get lastReason() {
    return this.#source.condition(this.#row).lastReason;
  }
  get exitCode() {
    return this.#source.condition(this.#row).exitCode;
  }
  get ready() {
    return this.#source.condition(this.#row).ready;
  }
  get native() {
    return this.#source.condition(this.#row).native;
  }
  get restarts() {
    return this.#source.condition(this.#row).restarts;
  }
}
