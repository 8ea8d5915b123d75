import { groupVersionPath, resourcePath } from './paths';

const pods = { group: '', version: 'v1', plural: 'pods' };
const cloneSets = {
  group: 'apps.kruise.io',
  version: 'v1alpha1',
  plural: 'clonesets',
};

it.each([
  [{ type: pods }, '/api/v1/pods'],
  [{ type: pods, namespace: 'shop' }, '/api/v1/namespaces/shop/pods'],
  [
    { type: pods, namespace: 'shop', name: 'a', subresource: 'log' },
    '/api/v1/namespaces/shop/pods/a/log',
  ],
  [
    { type: cloneSets, namespace: 'shop', name: 'a' },
    '/apis/apps.kruise.io/v1alpha1/namespaces/shop/clonesets/a',
  ],
  [
    { type: { ...pods, plural: 'nodes' }, name: 'a b?c#d%2F' },
    '/api/v1/nodes/a%20b%3Fc%23d%252F',
  ],
])('%j is %s', (options, path) => {
  expect(resourcePath(options)).toBe(path);
});

it.each(['', '.', '..', 'a/b', '../secrets'])('refuses %p', part => {
  expect(() => resourcePath({ type: pods, namespace: part })).toThrow(
    TypeError,
  );
  expect(() => resourcePath({ type: pods, name: part })).toThrow(TypeError);
  expect(() =>
    resourcePath({ type: pods, name: 'a', subresource: part }),
  ).toThrow(TypeError);
  expect(() => groupVersionPath({ group: 'g', version: part })).toThrow(
    TypeError,
  );
});

it('refuses a subresource of nothing', () => {
  expect(() => resourcePath({ type: pods, subresource: 'log' })).toThrow(
    TypeError,
  );
});
