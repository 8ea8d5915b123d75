import { isRecord } from './json';

/** Builds a JSON Pointer (RFC 6901) from unescaped parts. */
export function pointer(...parts: readonly (string | number)[]): string {
  return parts
    .map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** The unescaped parts of a JSON Pointer. */
export function pointerParts(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a JSON Pointer; `undefined` when there is none. */
export function valueAt(document: unknown, path: string): unknown {
  let value = document;
  for (const part of pointerParts(path)) {
    if (Array.isArray(value)) value = value[Number(part)];
    else if (isRecord(value) && Object.hasOwn(value, part)) value = value[part];
    else return undefined;
  }
  return value;
}

/**
 * The path as people write it: `spec.template.spec.containers[main].image`. Elements of a list are named by their
 * `name` where they have one.
 */
export function dottedPath(document: unknown, path: string): string {
  let text = '';
  let value = document;
  for (const part of pointerParts(path)) {
    if (Array.isArray(value)) {
      const element: unknown = value[Number(part)];
      const name = isRecord(element) ? element.name : undefined;
      text += `[${typeof name === 'string' ? name : part}]`;
      value = element;
    } else {
      text += /^[\w-]+$/.test(part)
        ? `${text ? '.' : ''}${part}`
        : `["${part}"]`;
      value = isRecord(value) ? value[part] : undefined;
    }
  }
  return text;
}
