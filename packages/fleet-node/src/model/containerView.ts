import type { ContainerRow } from './types';

/** What changes together while a container lives. */
export type ContainerCondition = Pick<
  ContainerRow,
  'state' | 'ready' | 'exitCode' | 'reason' | 'lastReason'
>;

/** Where a view reads from. */
export interface ContainerSource {
  text(row: number, column: 'name' | 'image' | 'runningImage'): string;
  condition(row: number): ContainerCondition;
  restarts(row: number): number;
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
  get restarts() {
    return this.#source.restarts(this.#row);
  }
}
