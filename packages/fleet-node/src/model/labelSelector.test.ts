import { parseLabelSelector } from './labelSelector';

const labels = {
  app: 'web',
  tier: 'front',
  weight: '5',
  'backstage.io/kubernetes-id': 'shop',
};

it.each([
  ['', true],
  ['app=web', true],
  ['app==web', true],
  ['app = web', true],
  ['app!=web', false],
  ['app!=db', true],
  ['missing!=x', true],
  ['missing=x', false],
  ['app=', false],
  ['app in (web, db)', true],
  ['app in (db)', false],
  ['app notin (db,cache)', true],
  ['app notin (web)', false],
  ['missing notin (x)', true],
  ['missing in (x)', false],
  ['app', true],
  ['missing', false],
  ['!missing', true],
  ['!app', false],
  ['app in (web,db),tier=front', true],
  ['app=web,tier=back', false],
  ['backstage.io/kubernetes-id=shop', true],
  ['weight>4', true],
  ['weight > 5', false],
  ['weight<6', true],
  ['missing<1', false],
  ['tier>1', false],
  ['constructor', false],
])('%p is %p', (selector, expected) => {
  expect(parseLabelSelector(selector)(labels)).toBe(expected);
});

it('takes no labels for empty labels', () => {
  expect(parseLabelSelector('!app')(undefined)).toBe(true);
});

it.each(['=x', 'a=b=c', 'a in b', 'a in (b', 'a b', 'a,,b', 'a>b'])(
  'refuses %p',
  text => {
    expect(() => parseLabelSelector(text)).toThrow(TypeError);
  },
);
