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
  ])('%j → %j', (headers, expected) => {
    expect({ ...clusterTokens(headers) }).toEqual(expected);
  });

  it('lets no header reach a prototype', () => {
    const tokens = clusterTokens({
      'backstage-kubernetes-authorization-__proto__': 'p',
    });
    expect(Object.getPrototypeOf(tokens)).toBeNull();
  });
});
