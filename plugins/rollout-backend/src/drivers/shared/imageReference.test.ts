import { isImageReference } from './imageReference';

describe('isImageReference', () => {
  it.each([
    'nginx',
    'nginx:1.27',
    'shop/checkout:2.4.0',
    'registry.example.com/shop/checkout:2.4.0',
    'registry.example.com:5000/shop/checkout',
    'localhost:5000/a__b/c-d.e:Tag_1',
    '[::1]:5000/shop/checkout:1',
    `shop/checkout@sha256:${'a'.repeat(64)}`,
    `shop/checkout:2@sha256:${'0'.repeat(64)}`,
  ])('takes %s', text => {
    expect(isImageReference(text)).toBe(true);
  });

  it.each([
    '',
    ' nginx',
    'nginx ',
    'nginx:',
    'Nginx',
    'shop//checkout',
    'shop/checkout:-1',
    'shop/checkout:a b',
    'https://registry.example.com/shop',
    'nginx@sha256:abc',
    'nginx\n',
    `nginx:${'a'.repeat(129)}`,
    `a/${'a'.repeat(2000)}`,
  ])('refuses %j', text => {
    expect(isImageReference(text)).toBe(false);
  });

  it('answers at once for a text made to be slow', () => {
    expect(isImageReference(`${'a-'.repeat(500)}!`)).toBe(false);
  });
});
