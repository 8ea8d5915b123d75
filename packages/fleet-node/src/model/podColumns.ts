import { ContainerTable } from './containerTable';
import { ParsedStrings } from './parsedStrings';
import { containerCount, hasFlag, packFlags } from './podFlags';
import type { PodRecord } from './podRecord';
import type { PodShape } from './podShape';
import { decodeShape, encodeShape } from './podShape';
import {
  joinName,
  packIpv4,
  revisionInPrefix,
  splitName,
  unpackIpv4,
} from './podText';
import type { PodTraits } from './podTraits';
import { decodeTraits, encodeTraits } from './podTraits';
import { StringTable } from './stringTable';
import { Table } from './table';
import type { Written } from './written';

const field = {
  prefix: 0,
  suffixStart: 1,
  suffixEnd: 2,
  namespace: 3,
  node: 4,
  ip: 5,
  revision: 6,
  traits: 7,
  createdAt: 8,
  readyChangedAt: 9,
  flags: 10,
  firstContainer: 11,
  inPlaceStartedAt: 12,
  shape: 13,
} as const;

type TimeField = 'createdAt' | 'readyChangedAt' | 'inPlaceStartedAt';
const timeFields: TimeField[] = [
  'createdAt',
  'readyChangedAt',
  'inPlaceStartedAt',
];

const stringFields = [
  'prefix',
  'namespace',
  'node',
  'revision',
  'traits',
  'shape',
] as const;
type StringField = (typeof stringFields)[number];

/** Reads and writes one pod per row. Times are kept in seconds, as precise as Kubernetes writes them. */
export class PodColumns {
  readonly strings = new StringTable();
  readonly containers = new ContainerTable(this.strings);
  readonly #rows = new Table(Object.keys(field).length);
  readonly #shapes = new ParsedStrings(this.strings, decodeShape);
  readonly #traits = new ParsedStrings(this.strings, decodeTraits);

  get bytes(): number {
    return this.strings.bytes + this.containers.bytes + this.#rows.bytes;
  }

  write(row: number, pod: PodRecord): Written {
    this.#rows.ensure(row);
    const { prefix, headEnd, suffix } = splitName(pod.name);
    const revisionIsImplied =
      pod.revision !== '' && pod.revision === revisionInPrefix(prefix);
    const ipv4 = packIpv4(pod.ip);
    const shape = encodeShape(pod);

    const containers = this.#writeContainers(row, pod);
    let unlike = containers === 'unlike';
    unlike = this.#writeString(row, 'namespace', pod.namespace) || unlike;
    unlike = this.#writeString(row, 'shape', shape.text, shape.split) || unlike;

    let changed = unlike || containers === 'changed';
    changed = this.#writeIp(row, ipv4, pod.ip) || changed;
    changed = this.#writeString(row, 'prefix', prefix, headEnd) || changed;
    changed = this.#writeString(row, 'node', pod.node) || changed;
    changed =
      this.#writeString(
        row,
        'revision',
        revisionIsImplied ? '' : pod.revision,
      ) || changed;
    changed = this.#writeString(row, 'traits', encodeTraits(pod)) || changed;
    changed = this.#rows.set(row, field.suffixStart, suffix[0]) || changed;
    changed = this.#rows.set(row, field.suffixEnd, suffix[1]) || changed;
    for (const time of timeFields) {
      changed = this.#rows.set(row, field[time], pod[time] / 1000) || changed;
    }
    const flags = packFlags({
      ...pod,
      containers: pod.containers.length,
      ipIsText: pod.ip !== '' && ipv4 === undefined,
      revisionInPrefix: revisionIsImplied,
      exists: true,
    });
    changed = this.#rows.set(row, field.flags, flags) || changed;
    if (unlike) return 'unlike';
    return changed ? 'changed' : 'same';
  }

  clear(row: number): void {
    for (const name of stringFields) this.#writeString(row, name, '');
    this.#writeIp(row, 0, '');
    const count = containerCount(this.flags(row));
    if (count > 0) this.containers.free(this.firstContainer(row), count);
    this.#rows.set(row, field.flags, 0);
  }

  exists(row: number): boolean {
    return hasFlag(this.flags(row), 'exists');
  }

  flags(row: number): number {
    return this.#rows.get(row, field.flags);
  }

  firstContainer(row: number): number {
    return this.#rows.get(row, field.firstContainer);
  }

  name(row: number): string {
    return joinName(
      this.text(row, 'prefix'),
      this.#rows.get(row, field.suffixStart),
      this.#rows.get(row, field.suffixEnd),
    );
  }

  revision(row: number): string {
    return hasFlag(this.flags(row), 'revisionInPrefix')
      ? revisionInPrefix(this.text(row, 'prefix'))
      : this.text(row, 'revision');
  }

  ip(row: number): string {
    const ip = this.#rows.get(row, field.ip);
    if (hasFlag(this.flags(row), 'ipIsText')) return this.strings.get(ip);
    return ip === 0 ? '' : unpackIpv4(ip);
  }

  traits(row: number): PodTraits {
    return this.#traits.get(this.id(row, 'traits'));
  }

  shape(row: number): PodShape {
    return this.shapeOf(this.id(row, 'shape'));
  }

  /** @param id - number of a string of column `shape`. */
  shapeOf(id: number): PodShape {
    return this.#shapes.get(id);
  }

  /** Milliseconds since the epoch. */
  time(row: number, column: TimeField): number {
    return this.#rows.get(row, field[column]) * 1000;
  }

  text(row: number, column: StringField): string {
    return this.strings.get(this.id(row, column));
  }

  /** The string's number in {@link PodColumns.strings}. */
  id(row: number, column: StringField): number {
    return this.#rows.get(row, field[column]);
  }

  #writeString(
    row: number,
    column: StringField,
    text: string,
    split = 0,
  ): boolean {
    const before = this.#rows.get(row, field[column]);
    const changed = this.#rows.set(
      row,
      field[column],
      this.strings.intern(text, split),
    );
    this.strings.release(before);
    return changed;
  }

  #writeIp(row: number, packed: number | undefined, text: string): boolean {
    const before = this.#rows.get(row, field.ip);
    const wasText = hasFlag(this.flags(row), 'ipIsText');
    const changed = this.#rows.set(
      row,
      field.ip,
      packed ?? this.strings.intern(text),
    );
    if (wasText) this.strings.release(before);
    return changed;
  }

  #writeContainers(row: number, pod: PodRecord): Written {
    const { length } = pod.containers;
    const before = containerCount(this.flags(row));
    let result: Written = 'same';
    if (before !== length) {
      if (before > 0) this.containers.free(this.firstContainer(row), before);
      const start = length > 0 ? this.containers.allocate(length) : 0;
      this.#rows.set(row, field.firstContainer, start);
      result = 'unlike';
    }
    const first = this.firstContainer(row);
    for (let i = 0; i < length; i++) {
      const written = this.containers.write(first + i, pod.containers[i]!);
      if (result === 'same' || written === 'unlike') result = written;
    }
    return result;
  }
}
