import { ClusterUnreachableError } from './types';

/**
 * The cluster wants a token of the person who asks, and none was brought. No request was made.
 *
 * @public
 */
export class SignInRequiredError extends ClusterUnreachableError {
  /** Sign-in that brings the token, for example `okta`. */
  readonly provider: string;

  constructor(cluster: string, provider: string) {
    super(cluster, `sign in to ${provider} to see it`);
    this.name = 'SignInRequiredError';
    this.provider = provider;
  }
}
