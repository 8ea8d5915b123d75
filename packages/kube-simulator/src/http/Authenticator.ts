import { unauthorized } from '../store/statusErrors';
import type { UserInfo } from './types';

/** Somebody who can present a token. */
export interface Person {
  readonly username: string;
  readonly groups?: readonly string[];
  readonly uid?: string;
}

const anonymous: UserInfo = {
  username: 'system:anonymous',
  groups: ['system:unauthenticated'],
};

/** Knows people by their bearer tokens. */
export class Authenticator {
  readonly #users: ReadonlyMap<string, UserInfo>;

  /** @param people - by token */
  constructor(people: ReadonlyMap<string, Person>) {
    this.#users = new Map(
      [...people].map(([token, person]) => [token, authenticated(person)]),
    );
  }

  /**
   * A request without a token is anonymous; one with a wrong token is refused.
   *
   * @throws ApiError Unauthorized
   */
  authenticate(authorization: string | undefined): UserInfo {
    if (!authorization) return anonymous;
    const token = /^Bearer (.+)$/i.exec(authorization)?.[1]?.trim();
    const user = token && this.#users.get(token);
    if (!user) throw unauthorized();
    return user;
  }
}

/** The user as requests carry it: everybody who is known is in one group more. */
export function authenticated({
  username,
  uid,
  groups = [],
}: Person): UserInfo {
  return {
    username,
    ...(uid ? { uid } : {}),
    groups: [...groups, 'system:authenticated'],
  };
}
