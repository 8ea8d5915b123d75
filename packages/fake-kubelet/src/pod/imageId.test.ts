import { containerId, imageId } from './imageId';

it.each([
  ['shop/api:1', /^shop\/api@sha256:[0-9a-f]{64}$/],
  ['shop/api', /^shop\/api@sha256:[0-9a-f]{64}$/],
  ['registry:5000/shop/api', /^registry:5000\/shop\/api@sha256:[0-9a-f]{64}$/],
  ['shop/api:1@sha256:abc', /^shop\/api@sha256:abc$/],
  ['', /^$/],
])('%s becomes repository and digest', (image, expected) => {
  expect(imageId(image)).toMatch(expected);
});

it('is the same for the same image and another for another', () => {
  expect(imageId('shop/api:1')).toBe(imageId('shop/api:1'));
  expect(imageId('shop/api:1')).not.toBe(imageId('shop/api:2'));
});

it('gives every run of every container of every pod its own id', () => {
  const ids = ['uid-1', 'uid-2'].flatMap(uid =>
    ['app', 'proxy'].flatMap(name =>
      [1, 2].map(run => containerId(uid, name, run)),
    ),
  );
  expect(new Set(ids).size).toBe(8);
});
