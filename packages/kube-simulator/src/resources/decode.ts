import {
  fieldsOf,
  goStruct,
  type FieldType,
  type ScalarName,
} from './FieldType';

/** What came of reading JSON as a described type. */
interface Decoded {
  /** Without unknown fields and nulls. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Paths of unknown fields, as strict decoding names them. */
  readonly unknown: readonly string[];
}

/** A JSON value of the wrong type, in the words of the Go decoder. */
export class WrongTypeError extends Error {
  /** Path of the field. */
  readonly field: string;
  /** JSON type that was found. */
  readonly found: string;
  /** JSON type that was wanted. */
  readonly wanted: string;

  constructor(
    message: string,
    place: { field: string; found: string; wanted: string },
  ) {
    super(message);
    this.field = place.field;
    this.found = place.found;
    this.wanted = place.wanted;
  }
}

const goNames: Record<ScalarName, string> = {
  string: 'string',
  int32: 'int32',
  int64: 'int64',
  number: 'float64',
  boolean: 'bool',
  time: 'time.Time',
  microtime: 'time.Time',
  quantity: 'string',
  intOrString: 'intstr.IntOrString',
};

/**
 * Reads JSON as the API server does: unknown fields are dropped and reported, a null is as good as nothing,
 * a wrong type is an error.
 *
 * @throws WrongTypeError
 */
export function decode(
  json: Readonly<Record<string, unknown>>,
  type: string,
): Decoded {
  const unknown: string[] = [];
  const value = readObject(json, type, '', unknown);
  return { value, unknown };
}

function readObject(
  json: Readonly<Record<string, unknown>>,
  type: string,
  path: string,
  unknown: string[],
): Readonly<Record<string, unknown>> {
  const fields = fieldsOf(type);
  if (!fields) return json;
  let changed = false;
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(json)) {
    const field = fields[name];
    const at = path ? `${path}.${name}` : name;
    if (!field) {
      unknown.push(at);
      changed = true;
    } else if (value === null || value === undefined) {
      changed = true;
    } else {
      const read = readValue(
        value,
        field,
        { at, struct: goStruct(type) },
        unknown,
      );
      result[name] = read;
      if (read !== value) changed = true;
    }
  }
  return changed ? result : json;
}

interface Place {
  readonly at: string;
  readonly struct: string;
}

function readValue(
  value: unknown,
  type: FieldType,
  place: Place,
  unknown: string[],
): unknown {
  switch (type.form) {
    case 'any':
      return value;
    case 'scalar':
      return readScalar(value, type.name, place);
    case 'map':
      if (!isObject(value)) throw wrongType(value, 'map', place);
      return mapShared(value, item =>
        readValue(item, type.value, place, unknown),
      );
    case 'list': {
      if (!Array.isArray(value)) {
        throw wrongType(value, `[]${goTypeOf(type.item)}`, place);
      }
      const items = value.map((item, index) =>
        readValue(
          item,
          type.item,
          { ...place, at: `${place.at}[${index}]` },
          unknown,
        ),
      );
      return items.every((item, index) => item === value[index])
        ? value
        : items;
    }
    default:
      if (!isObject(value)) throw wrongType(value, goTypeOf(type), place);
      return readObject(value, type.type, place.at, unknown);
  }
}

function readScalar(value: unknown, name: ScalarName, place: Place): unknown {
  switch (name) {
    case 'boolean':
      if (typeof value === 'boolean') return value;
      break;
    case 'int32':
    case 'int64':
      if (Number.isInteger(value)) return value;
      break;
    case 'number':
      if (typeof value === 'number') return value;
      break;
    case 'quantity':
      // The decoder takes numbers too and keeps the canonical text.
      if (typeof value === 'number') return String(value);
      if (typeof value === 'string') return value;
      break;
    case 'intOrString':
      if (typeof value === 'number' || typeof value === 'string') return value;
      break;
    default:
      if (typeof value === 'string') return value;
  }
  throw wrongType(value, goNames[name], place);
}

function goTypeOf(type: FieldType): string {
  switch (type.form) {
    case 'object': {
      const [group, version] = type.type.split('.');
      const goPackage = group === 'core' || group === 'meta' ? 'v1' : version;
      return `${goPackage ?? 'v1'}.${goStruct(type.type)}`;
    }
    case 'scalar':
      return goNames[type.name];
    case 'list':
      return `[]${goTypeOf(type.item)}`;
    default:
      return 'map[string]string';
  }
}

function wrongType(
  value: unknown,
  goType: string,
  place: Place,
): WrongTypeError {
  // The decoder names list fields without the index.
  const field = place.at.replace(/\[\d+\]/g, '');
  const whole = goType === 'int32' || goType === 'int64';
  const found =
    whole && typeof value === 'number' ? `number ${value}` : jsonType(value);
  const named = goType === 'map' ? 'map[string]string' : goType;
  return new WrongTypeError(
    `json: cannot unmarshal ${found} into Go struct field ${place.struct}.${field} of type ${named}`,
    { field: place.at, found, wanted: schemaType(named) },
  );
}

/** The type as an OpenAPI schema would call it. */
function schemaType(goType: string): string {
  if (goType.startsWith('[]')) return 'array';
  if (goType === 'int32' || goType === 'int64') return 'integer';
  if (goType === 'bool') return 'boolean';
  return goType === 'string' || goType === 'time.Time' ? 'string' : 'object';
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapShared(
  object: Record<string, unknown>,
  change: (value: unknown) => unknown,
): Record<string, unknown> {
  const entries = Object.entries(object).map(
    ([key, value]) => [key, change(value)] as const,
  );
  return entries.every(([key, value]) => object[key] === value)
    ? object
    : Object.fromEntries(entries);
}
