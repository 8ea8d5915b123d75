import { parseInput } from '../../http/schemas';
import { fleetQuerySchema, fleetStreamSchema } from './schemas';

describe('query of the fleet matrix', () => {
  it('passes when it is right', () => {
    expect(parseInput(fleetQuerySchema, {})).toEqual({});
    expect(
      parseInput(fleetStreamSchema, {
        sidecar: 'proxy',
        environment: 'prod',
        cluster: 'arn:aws:eks:eu:1:cluster/x',
        team: 'Group:default/Shop',
        state: 'not-injected',
        text: 'cart',
        after: '12',
      }),
    ).toEqual({
      sidecar: 'proxy',
      environment: 'prod',
      cluster: 'arn:aws:eks:eu:1:cluster/x',
      team: 'group:default/shop',
      state: 'not-injected',
      text: 'cart',
      after: 12,
    });
  });

  it.each<[string, object, string]>([
    ['another state', { state: 'fine' }, 'state'],
    ['a field too many', { limit: '5' }, 'limit'],
    ['a list', { text: ['a', 'b'] }, 'text'],
    ['nothing', { text: '' }, 'text'],
    ['no entity ref', { team: 'shop' }, 'team'],
    ['control characters', { environment: 'pr\u0000od' }, 'environment'],
    ['no container name', { sidecar: 'Proxy' }, 'sidecar'],
    ['a frame number of none', { after: '-1' }, 'after'],
  ])('refuses %s', (_, query, field) => {
    expect(() => parseInput(fleetStreamSchema, query)).toThrow(field);
  });
});
