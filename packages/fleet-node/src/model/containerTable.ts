import type { StringTable } from './stringTable';
import { Table } from './table';
import type { ContainerRow } from './types';

const field = {
  name: 0,
  image: 1,
  runningImage: 2,
  condition: 3,
  restarts: 4,
} as const;

type Condition = Pick<
  ContainerRow,
  'state' | 'ready' | 'exitCode' | 'reason' | 'lastReason'
>;

/** The containers of all pods of a cluster, those of one pod side by side. */
export class ContainerTable {
  readonly #rows = new Table(5);
  readonly #strings: StringTable;
  /** There are few combinations of state, reasons and exit code, so each is kept as one string. */
  readonly #conditions = new Map<number, Condition>();

  constructor(strings: StringTable) {
    this.#strings = strings;
  }

  get bytes(): number {
    return this.#rows.bytes;
  }

  allocate(count: number): number {
    return this.#rows.allocate(count);
  }

  free(start: number, count: number): void {
    for (let row = start; row < start + count; row++) {
      this.#strings.release(this.#rows.get(row, field.name));
      this.#strings.release(this.#rows.get(row, field.image));
      this.#strings.release(this.#rows.get(row, field.runningImage));
      this.#releaseCondition(this.#rows.get(row, field.condition));
    }
    this.#rows.free(start, count);
  }

  /** @returns whether anything changed. */
  write(row: number, container: ContainerRow): boolean {
    const { name, image, runningImage, restarts } = container;
    let changed = this.#setString(row, field.name, name, 0);
    changed =
      this.#setString(row, field.image, image, tagStart(image)) || changed;
    changed =
      this.#setString(
        row,
        field.runningImage,
        runningImage,
        tagStart(runningImage),
      ) || changed;
    changed = this.#setCondition(row, container) || changed;
    return this.#rows.set(row, field.restarts, restarts) || changed;
  }

  view(row: number): ContainerRow {
    return new ContainerView(this, row);
  }

  text(row: number, column: 'name' | 'image' | 'runningImage'): string {
    return this.#strings.get(this.#rows.get(row, field[column]));
  }

  restarts(row: number): number {
    return this.#rows.get(row, field.restarts);
  }

  condition(row: number): Condition {
    const id = this.#rows.get(row, field.condition);
    let condition = this.#conditions.get(id);
    if (!condition) {
      condition = decodeCondition(this.#strings.get(id));
      this.#conditions.set(id, condition);
    }
    return condition;
  }

  #setString(
    row: number,
    column: number,
    text: string,
    split: number,
  ): boolean {
    const before = this.#rows.get(row, column);
    const changed = this.#rows.set(
      row,
      column,
      this.#strings.intern(text, split),
    );
    this.#strings.release(before);
    return changed;
  }

  #setCondition(row: number, condition: Condition): boolean {
    const before = this.#rows.get(row, field.condition);
    const after = this.#strings.intern(encodeCondition(condition));
    this.#releaseCondition(before);
    return this.#rows.set(row, field.condition, after);
  }

  #releaseCondition(id: number): void {
    this.#strings.release(id);
    // The number may come back with another meaning.
    if (!this.#strings.has(id)) this.#conditions.delete(id);
  }
}

class ContainerView implements ContainerRow {
  readonly #table: ContainerTable;
  readonly #row: number;

  constructor(table: ContainerTable, row: number) {
    this.#table = table;
    this.#row = row;
  }

  get name() {
    return this.#table.text(this.#row, 'name');
  }
  get image() {
    return this.#table.text(this.#row, 'image');
  }
  get runningImage() {
    return this.#table.text(this.#row, 'runningImage');
  }
  get state() {
    return this.#table.condition(this.#row).state;
  }
  get reason() {
    return this.#table.condition(this.#row).reason;
  }
  get lastReason() {
    return this.#table.condition(this.#row).lastReason;
  }
  get exitCode() {
    return this.#table.condition(this.#row).exitCode;
  }
  get ready() {
    return this.#table.condition(this.#row).ready;
  }
  get restarts() {
    return this.#table.restarts(this.#row);
  }
}

/** Images share their repository: the head ends after the colon of the tag or digest. */
function tagStart(image: string): number {
  const colon = image.lastIndexOf(':');
  return colon > image.lastIndexOf('/') ? colon + 1 : 0;
}

function encodeCondition(condition: Condition): string {
  const { state, ready, exitCode, reason, lastReason } = condition;
  return `${state}\n${ready ? 1 : 0}\n${exitCode}\n${reason}\n${lastReason}`;
}

function decodeCondition(text: string): Condition {
  const [state, ready, exitCode, reason = '', lastReason = ''] =
    text.split('\n');
  return {
    state: state as ContainerRow['state'],
    ready: ready === '1',
    exitCode: Number(exitCode),
    reason,
    lastReason,
  };
}
