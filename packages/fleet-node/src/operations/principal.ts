import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Who calls, as far as we tell callers apart. @public */
export interface Principal {
  readonly type: 'user' | 'service';
  /** Entity ref of the user, or subject of the service. Shown as the actor of an operation. */
  readonly actor: string;
}

/** @returns `undefined` for callers without an identity: they are refused everywhere. @public */
export function principalOf(
  credentials: BackstageCredentials,
): Principal | undefined {
  const principal = credentials.principal as {
    readonly type?: string;
    readonly userEntityRef?: string;
    readonly subject?: string;
  };
  if (principal.type === 'user' && principal.userEntityRef) {
    return { type: 'user', actor: principal.userEntityRef };
  }
  if (principal.type === 'service' && principal.subject) {
    return { type: 'service', actor: principal.subject };
  }
  return undefined;
}
