import { randomBytes } from 'node:crypto';
import type { Person } from './person';

/** Fresh static tokens for the users among `people`. */
export function createTokens(
  people: readonly Person[],
): Record<string, string> {
  return Object.fromEntries(
    people
      .filter(({ identity }) => identity.type === 'user')
      .map(({ name }) => [name, randomBytes(24).toString('base64url')]),
  );
}

/** Content of `--token-auth-file`: token, user name, uid and the quoted list of groups per line. */
export function tokenFile(
  people: readonly Person[],
  tokens: Readonly<Record<string, string>>,
): string {
  return people
    .flatMap(({ name, identity }) => {
      if (identity.type !== 'user') return [];
      const groups = identity.groups.join(',');
      return [`${tokens[name]},${name},${name},"${groups}"\n`];
    })
    .join('');
}
