import { clusterTokens } from './clusterTokens';

describe('clusterTokens', () => {
  it.each([
    [{}, {}],
    [{ authorization: 'Bearer portal' }, {}],
    [{ 'backstage-kubernetes-authorization': 'Bearer x' }, {}],
    [{ 'backstage-kubernetes-authorization-': 'x' }, {}],
    [{ 'backstage-kubernetes-authorization-google': '' }, {}],
    [{ 'backstage-kubernetes-authorization-google': 'g' }, { google: 'g' }],
    [
      { 'backstage-kubernetes-authorization-oidc-my-idp': 'o' },
      { 'oidc.my-idp': 'o' },
    ],
    [{ 'backstage-kubernetes-authorization-__proto__': 'p' }, null],
  ])('%j → %j', (headers, expected) => {
    const tokens = clusterTokens(headers);
    if (expected) expect({ ...tokens }).toEqual(expected);
    expect(({} as { p?: string }).p).toBeUndefined();
  });
});
