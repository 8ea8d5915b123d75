import { badRequest } from '../store/statusErrors';

/** Where a list goes on: after which key, at which version (−1: whatever is there now). */
interface ContinueToken {
  readonly version: number;
  readonly start: string;
}

const tokenVersion = 'meta.k8s.io/v1';

export function encodeContinue({ version, start }: ContinueToken): string {
  const json = JSON.stringify({ v: tokenVersion, rv: version, start });
  return Buffer.from(json).toString('base64url');
}

/** @throws ApiError BadRequest */
export function decodeContinue(token: string): ContinueToken {
  const illegal = /[^A-Za-z0-9_-]/.exec(token);
  if (illegal)
    throw malformed(`illegal base64 data at input byte ${illegal.index}`);
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const { v, rv, start } = parse(text);
  if (v !== tokenVersion) {
    throw malformed('server does not recognize this encoded version ');
  }
  if (typeof rv !== 'number' || typeof start !== 'string' || !start) {
    throw malformed('incorrect encoded start resourceVersion or key');
  }
  return { version: rv, start };
}

function parse(text: string): { v?: unknown; rv?: unknown; start?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    throw malformed(
      `invalid character '${text[0] ?? ''}' looking for beginning of value`,
    );
  }
}

function malformed(why: string) {
  return badRequest(
    `invalid continue token: continue key is not valid: ${why}`,
  );
}
