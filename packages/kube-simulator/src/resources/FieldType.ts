import objectTypes from './objectTypes.json';

/** The type of one field, read from the notation of `objectTypes.json`. */
export type FieldType =
  | { readonly form: 'scalar'; readonly name: ScalarName }
  | { readonly form: 'any' }
  | { readonly form: 'map'; readonly value: FieldType }
  | {
      readonly form: 'list';
      readonly item: FieldType;
      /** Key of strategic merge: a field name, `*` for a set of scalars, absent: replaced as a whole. */
      readonly mergeKey?: string;
      /** Keys of a list map in managedFields; `['*']` for a set; absent: atomic. */
      readonly mapKeys?: readonly string[];
    }
  | { readonly form: 'object'; readonly type: string };

const scalarNames = [
  'string',
  'int32',
  'int64',
  'number',
  'boolean',
  'time',
  'microtime',
  'quantity',
  'intOrString',
] as const;

export type ScalarName = (typeof scalarNames)[number];

type Fields = Readonly<Record<string, FieldType>>;

const types = objectTypes as Record<string, Record<string, string>>;
const parsed = new Map<string, Fields>();

/** The fields of a type, or undefined when it is not described. */
export function fieldsOf(type: string): Fields | undefined {
  const known = parsed.get(type);
  if (known) return known;
  const notation = types[type];
  if (!notation) return undefined;
  const fields = Object.fromEntries(
    Object.entries(notation).map(([field, text]) => [field, parse(text)]),
  );
  parsed.set(type, fields);
  return fields;
}

function parse(text: string): FieldType {
  if (text === 'any') return { form: 'any' };
  if (text.startsWith('{}'))
    return { form: 'map', value: parse(text.slice(2)) };
  const list = /^\[(?:([^|\]]*)\|([^\]]*))?\](.*)$/.exec(text);
  if (list) {
    const [, mergeKey, mapKeys, item] = list;
    return {
      form: 'list',
      item: parse(item!),
      ...(mergeKey ? { mergeKey } : {}),
      ...(mapKeys ? { mapKeys: mapKeys.split(',') } : {}),
    };
  }
  const scalar = scalarNames.find(name => name === text);
  return scalar
    ? { form: 'scalar', name: scalar }
    : { form: 'object', type: text };
}

/** The Go struct a type stands for, as decoding errors name it. */
export function goStruct(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}
