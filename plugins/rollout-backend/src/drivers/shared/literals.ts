import { createHmac } from 'node:crypto';
import { isRecord } from './json';

const sealMark = 'hmac-sha256';

/** A value, found at this JSON Pointer, fit to be shown: values of environment variables are passwords now and then. */
export function hideLiterals(path: string, value: unknown): unknown {
  return replaceLiterals(path, value, () => '(hidden)');
}

/**
 * A value fit to be kept: of environment variables only what is needed to recognise them, see {@link isSealOf}.
 *
 * @param salt - makes equal values of different workloads look different
 */
export function sealLiterals(
  path: string,
  value: unknown,
  salt: string,
): unknown {
  return replaceLiterals(path, value, text => seal(text, salt));
}

/** Whether a text is the one that was sealed. */
export function isSealOf(sealed: unknown, text: unknown): boolean {
  if (typeof sealed !== 'string' || typeof text !== 'string') return false;
  const [mark, salt] = sealed.split('|');
  return mark === sealMark && salt !== undefined && sealed === seal(text, salt);
}

export function isLiteral(path: string): boolean {
  return /\/env\/\d+\/value$/.test(path);
}

function replaceLiterals(
  path: string,
  value: unknown,
  replace: (text: string) => string,
): unknown {
  if (typeof value === 'string') {
    return isLiteral(path) ? replace(value) : value;
  }
  if (Array.isArray(value)) {
    return value.map((item, i) =>
      replaceLiterals(`${path}/${i}`, item, replace),
    );
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key,
      replaceLiterals(`${path}/${key}`, field, replace),
    ]),
  );
}

function seal(text: string, salt: string): string {
  const digest = createHmac('sha256', salt).update(text).digest('base64');
  return [sealMark, salt, digest].join('|');
}
