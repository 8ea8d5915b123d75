import {
  clusterCredential,
  clusterIdentity,
  tokenKey,
} from './clusterIdentity';

it.each([
  ['serviceAccount', 'server'],
  ['aws', 'server'],
  ['azure', 'server'],
  ['googleServiceAccount', 'server'],
  ['localKubectlProxy', 'server'],
  ['google', 'user'],
  ['aks', 'user'],
  ['oidc', 'user'],
  ['our-vault', 'unknown'],
  ['constructor', 'unknown'],
])('%s has identity %s', (provider, identity) => {
  expect(clusterIdentity(provider)).toBe(identity);
});

it.each([
  [{ authProvider: 'google' }, 'google'],
  [{ authProvider: 'oidc', oidcTokenProvider: 'Okta' }, 'oidc.Okta'],
])('the token key of %j is %s', (cluster, key) => {
  expect(tokenKey(cluster)).toBe(key);
});

const bare = 'backstage-kubernetes-authorization';

it.each([
  [
    'nothing for server credentials',
    'serviceAccount',
    { serviceAccount: 't' },
    {},
  ],
  ['a blank for kubectl proxy', 'localKubectlProxy', {}, { [bare]: '' }],
  ['nothing for a custom strategy', 'vault', {}, {}],
  [
    'the token of a custom strategy',
    'vault',
    { vault: 't' },
    { [`${bare}-vault`]: 't' },
  ],
  [
    'the bare token of a person',
    'google',
    { google: 't' },
    { [bare]: 'Bearer t' },
  ],
])('sends %s', (_, authProvider, tokens, headers) => {
  const identity = clusterIdentity(authProvider);
  expect(clusterCredential({ authProvider, identity }, tokens)).toEqual({
    kind: 'headers',
    headers,
  });
});
