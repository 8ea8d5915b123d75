const newline = 0x0a;

/**
 * Cuts a byte stream at newlines. A line that spans chunks is copied once, when its end arrives; a line inside
 * one chunk is a view on it and must be used before the next push.
 */
export class LineSplitter {
  #pending: Uint8Array[] = [];

  /** The lines that ended in this chunk, without their newline; empty lines are left out. */
  *push(chunk: Uint8Array): Iterable<Uint8Array> {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(newline, start);
      if (end === -1) break;
      const tail = chunk.subarray(start, end);
      start = end + 1;
      const line = this.#complete(tail);
      if (line.length > 0) yield line;
    }
    if (start < chunk.length) this.#pending.push(chunk.subarray(start));
  }

  #complete(tail: Uint8Array): Uint8Array {
    if (this.#pending.length === 0) return tail;
    this.#pending.push(tail);
    const line = Buffer.concat(this.#pending);
    this.#pending = [];
    return line;
  }
}
