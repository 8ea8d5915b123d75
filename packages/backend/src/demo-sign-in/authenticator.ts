import { AuthenticationError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** Header in which the sign-in page names the chosen person. */
export const personHeader = 'x-pilotage-demo-person';

/**
 * Believes whoever says to be one of the configured demo people. Good for a demo on one's own machine and for nothing
 * else, which is why it does nothing unless `auth.providers.demo.people` names them.
 */
export const demoAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async (result: { person: string }) => ({
    profile: { displayName: result.person },
  }),
  initialize({ config }) {
    return { people: config.getStringArray('people') };
  },
  async authenticate({ req }, { people }) {
    const person = req.header(personHeader);
    if (!person || !people.includes(person)) {
      throw new AuthenticationError(
        `"${person ?? ''}" is not one of the demo people: ${people.join(', ')}`,
      );
    }
    return { result: { person } };
  },
});
