import type { ContainerCondition } from './containerView';
import { ContainerView } from './containerView';
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

/** The containers of all pods of a cluster, those of one pod side by side. */
export class ContainerTable {
  readonly #rows = new Table(5);
  readonly #strings: StringTable;
  /** There are few combinations of state, reasons and exit code, so each is kept as one string. */
  readonly #conditions = new Map<number, ContainerCondition>();

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

  condition(row: number): ContainerCondition {
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

  #setCondition(row: number, condition: ContainerCondition): boolean {
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

/** Images share their repository: the head ends after the colon of the tag or digest. */
function tagStart(image: string): number {
  const colon = image.lastIndexOf(':');
  return colon > image.lastIndexOf('/') ? colon + 1 : 0;
}

function encodeCondition(condition: ContainerCondition): string {
  const { state, ready, exitCode, reason, lastReason } = condition;
  return `${state}\n${ready ? 1 : 0}\n${exitCode}\n${reason}\n${lastReason}`;
}

function decodeCondition(text: string): ContainerCondition {
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
