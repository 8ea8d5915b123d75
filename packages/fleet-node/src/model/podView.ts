import type { PodColumns } from './podColumns';
import { containerCount, hasFlag, phaseOf } from './podFlags';
import type { ContainerRow, PodRow } from './podTypes';

/** Where a view reads what the columns do not hold. */
export interface PodViewSource {
  readonly columns: PodColumns;
  uidOf(row: number): string;
  ownerOf(row: number): string;
  zoneOf(node: string): string;
}

/** Reads a pod from the columns, field by field, when asked. */
export class PodView implements PodRow {
  readonly id: number;
  readonly #source: PodViewSource;

  constructor(source: PodViewSource, row: number) {
    this.#source = source;
    this.id = row;
  }

  get uid() {
    return this.#source.uidOf(this.id);
  }
  get name() {
    return this.#columns.name(this.id);
  }
  get namespace() {
    return this.#columns.text(this.id, 'namespace');
  }
  get owner() {
    return this.#source.ownerOf(this.id);
  }
  get labels() {
    return this.#columns.shape(this.id).labels;
  }
  get sidecars() {
    return this.#columns.shape(this.id).sidecars;
  }
  get requests() {
    return this.#columns.shape(this.id).requests;
  }
  get node() {
    return this.#columns.text(this.id, 'node');
  }
  get zone() {
    return this.#source.zoneOf(this.node);
  }
  get ip() {
    return this.#columns.ip(this.id);
  }
  get phase() {
    return phaseOf(this.#flags);
  }
  get revision() {
    return this.#columns.revision(this.id);
  }
  get lifecycle() {
    return this.#columns.traits(this.id).lifecycle;
  }
  get ready() {
    return hasFlag(this.#flags, 'ready');
  }
  get readyChangedAt() {
    return this.#columns.time(this.id, 'readyChangedAt');
  }
  get inPlaceReady() {
    return hasFlag(this.#flags, 'inPlaceReady');
  }
  get updatedInPlace() {
    return hasFlag(this.#flags, 'updatedInPlace');
  }
  get inPlaceStartedAt() {
    return this.#columns.time(this.id, 'inPlaceStartedAt');
  }
  get deleting() {
    return hasFlag(this.#flags, 'deleting');
  }
  get deletionDueAt() {
    return this.#columns.traits(this.id).deletionDueAt;
  }
  get createdAt() {
    return this.#columns.time(this.id, 'createdAt');
  }
  get reason() {
    return this.#columns.traits(this.id).reason;
  }
  get message() {
    return this.#columns.traits(this.id).message;
  }
  get containers(): ContainerRow[] {
    const first = this.#columns.firstContainer(this.id);
    return Array.from({ length: containerCount(this.#flags) }, (_, index) =>
      this.#columns.containers.view(first + index),
    );
  }

  get #columns() {
    return this.#source.columns;
  }
  get #flags() {
    return this.#columns.flags(this.id);
  }
}
