/**
 * Columns of 32-bit unsigned numbers. Rows are handed out singly or as ranges and reused after they are freed.
 * Grows by an eighth, because memory that is only reserved counts too.
 */
export class Table {
  readonly #columns: Uint32Array[];
  /** Free ranges by their length. */
  readonly #free = new Map<number, number[]>();
  #size = 0;

  constructor(fields: number) {
    this.#columns = Array.from({ length: fields }, () => new Uint32Array(64));
  }

  /** One more than the highest row ever used. */
  get size(): number {
    return this.#size;
  }

  get bytes(): number {
    return this.#columns.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  get(row: number, field: number): number {
    return this.#columns[field]![row]!;
  }

  /** @returns whether the value is another one now. */
  set(row: number, field: number, value: number): boolean {
    const column = this.#columns[field]!;
    const changed = column[row] !== value >>> 0;
    column[row] = value;
    return changed;
  }

  /** First of `count` rows in sequence, all zero. */
  allocate(count = 1): number {
    const reused = this.#free.get(count)?.pop();
    if (reused !== undefined) {
      for (const column of this.#columns) {
        column.fill(0, reused, reused + count);
      }
      return reused;
    }
    const row = this.#size;
    this.ensure(row + count - 1);
    return row;
  }

  free(row: number, count = 1): void {
    const rows = this.#free.get(count);
    if (rows) rows.push(row);
    else this.#free.set(count, [row]);
  }

  /** Makes room up to this row, for tables whose rows are numbered by another one. */
  ensure(row: number): void {
    this.#size = Math.max(this.#size, row + 1);
    const capacity = this.#columns[0]!.length;
    if (this.#size <= capacity) return;
    const grown = Math.max(this.#size, capacity + Math.ceil(capacity / 8));
    for (const [field, column] of this.#columns.entries()) {
      const wider = new Uint32Array(grown);
      wider.set(column);
      this.#columns[field] = wider;
    }
  }
}
