import {
  clusterSchema,
  entityStreamSchema,
  nodeSchema,
  parseInput,
  streamSchema,
  waiverSchema,
} from './schemas';

const waiver = {
  cluster: 'arn:aws:eks:eu-1:1:cluster/prod',
  check: 'scheduler-lease',
  reason: 'We know about it',
  until: 5,
};

describe('parseInput', () => {
  it('takes what is well-formed', () => {
    expect(parseInput(waiverSchema, waiver)).toEqual(waiver);
    expect(parseInput(streamSchema, { after: '7' })).toEqual({ after: 7 });
    expect(parseInput(streamSchema, {})).toEqual({});
    expect(
      parseInput(entityStreamSchema, { entity: 'Component:Default/Cart' }),
    ).toEqual({ entity: 'component:default/cart' });
  });

  it.each<[string, Parameters<typeof parseInput>[0], unknown]>([
    ['an empty cluster', clusterSchema, { cluster: '' }],
    ['a line break in a cluster', clusterSchema, { cluster: 'a\nb' }],
    ['half a surrogate pair', clusterSchema, { cluster: 'a\ud800' }],
    ['a long cluster', clusterSchema, { cluster: 'a'.repeat(257) }],
    ['a list of clusters', clusterSchema, { cluster: ['a', 'b'] }],
    ['a number before zero', streamSchema, { after: '-1' }],
    ['no number', streamSchema, { after: 'x' }],
    ['no entity', entityStreamSchema, {}],
    ['half an entity ref', entityStreamSchema, { entity: 'component:' }],
    ['a path for an entity', entityStreamSchema, { entity: 'a:b/../c' }],
    ['a short reason', waiverSchema, { ...waiver, reason: 'a' }],
    ['a reason of blanks', waiverSchema, { ...waiver, reason: ' '.repeat(20) }],
    ['a long reason', waiverSchema, { ...waiver, reason: 'a'.repeat(1_001) }],
    ['a date with a fraction', waiverSchema, { ...waiver, until: 1.5 }],
    ['a date as text', waiverSchema, { ...waiver, until: '5' }],
    ['a check with capitals', waiverSchema, { ...waiver, check: 'A b' }],
    ['a field too many', waiverSchema, { ...waiver, by: 'user:default/eve' }],
    ['a blank in a uid', nodeSchema, { cluster: 'a', uid: 'a b' }],
  ])('refuses %s', (_, schema, input) => {
    expect(() => parseInput(schema, input)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});
