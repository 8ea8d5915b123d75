import type { ContainerCondition } from './containerView';
import { ContainerView } from './containerView';
import { ParsedStrings } from './parsedStrings';
import type { ContainerRecord } from './podRecord';
import type { StringTable } from './stringTable';
import { Table } from './table';
import type { ContainerRow } from './podTypes';
import type { Written } from './written';

const field = {
  name: 0,
  image: 1,
  runningImage: 2,
  condition: 3,
} as const;

/** The containers of all pods of a cluster, those of one pod side by side. */
export class ContainerTable {
  readonly #rows = new Table(Object.keys(field).length);
  readonly #strings: StringTable;
  /** There are few combinations of everything but name and images, so each is kept as one string. */
  readonly #conditions: ParsedStrings<ContainerCondition>;

  constructor(strings: StringTable) {
    this.#strings = strings;
    this.#conditions = new ParsedStrings(strings, decodeCondition);
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
      this.#strings.release(this.#rows.get(row, field.condition));
    }
    this.#rows.free(start, count);
  }

  write(row: number, container: ContainerRecord): Written {
    const { name, image, runningImage } = container;
    let unlike = this.#setString(row, field.name, name, 0);
    unlike =
      this.#setString(row, field.image, image, tagStart(image)) || unlike;
    const running = this.#setString(
      row,
      field.runningImage,
      runningImage,
      tagStart(runningImage),
    );
    const condition = this.#setCondition(row, container);
    if (unlike) return 'unlike';
    return running && condition === 'same' ? 'changed' : condition;
  }

  view(row: number): ContainerRow {
    return new ContainerView(this, row);
  }

  text(row: number, column: 'name' | 'image' | 'runningImage'): string {
    return this.#strings.get(this.#rows.get(row, field[column]));
  }

  /** The string's number in the table of strings. */
  id(row: number, column: 'name' | 'image'): number {
    return this.#rows.get(row, field[column]);
  }

  condition(row: number): ContainerCondition {
    return this.#conditions.get(this.#rows.get(row, field.condition));
  }

  #setCondition(row: number, container: ContainerRecord): Written {
    const before = this.#rows.get(row, field.condition);
    const after = this.#strings.intern(encodeCondition(container));
    const changed = after !== before;
    const alike =
      !changed ||
      (before !== 0 && alikeIn(this.#conditions.get(before), container));
    this.#rows.set(row, field.condition, after);
    this.#strings.release(before);
    if (!alike) return 'unlike';
    return changed ? 'changed' : 'same';
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
}

function alikeIn(a: ContainerCondition, b: ContainerCondition): boolean {
  return a.native === b.native && a.changing === b.changing;
}

/** Images share their repository: the head ends after the colon of the tag or digest. */
function tagStart(image: string): number {
  const colon = image.lastIndexOf(':');
  return colon > image.lastIndexOf('/') ? colon + 1 : 0;
}

function encodeCondition(condition: ContainerCondition): string {
  const { state, ready, native, changing, restarts, exitCode } = condition;
  const { reason, lastReason } = condition;
  return [
    state,
    Number(ready),
    Number(native),
    Number(changing),
    restarts,
    exitCode,
    reason,
    lastReason,
  ].join('\n');
}

function decodeCondition(text: string): ContainerCondition {
  const [
    state,
    ready,
    native,
    changing,
    restarts,
    exitCode,
    reason = '',
    lastReason = '',
  ] = text.split('\n');
  return {
    state: state as ContainerRow['state'],
    ready: ready === '1',
    native: native === '1',
    changing: changing === '1',
    restarts: Number(restarts),
    exitCode: Number(exitCode),
    reason,
    lastReason,
  };
}
