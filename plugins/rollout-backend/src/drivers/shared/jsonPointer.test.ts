import { dottedPath, pointer, pointerParts, valueAt } from './jsonPointer';

const document = {
  metadata: { annotations: { 'example.com/a~b': 'x' } },
  spec: { containers: [{ name: 'main', image: 'a:1', args: ['-v'] }] },
};

describe('JSON Pointers', () => {
  it('escape and unescape', () => {
    const path = pointer('metadata', 'annotations', 'example.com/a~b');
    expect(path).toBe('/metadata/annotations/example.com~1a~0b');
    expect(pointerParts(path)).toEqual([
      'metadata',
      'annotations',
      'example.com/a~b',
    ]);
    expect(valueAt(document, path)).toBe('x');
  });

  it.each([
    ['/spec/containers/0/image', 'a:1'],
    ['/spec/containers/1/image', undefined],
    ['/spec/missing/image', undefined],
    ['/toString', undefined],
    ['', document],
  ])('%s', (path, value) => {
    expect(valueAt(document, path)).toEqual(value);
  });

  it.each([
    ['/spec/containers/0/image', 'spec.containers[main].image'],
    ['/spec/containers/0/args/0', 'spec.containers[main].args[0]'],
    ['/spec/updateStrategy/partition', 'spec.updateStrategy.partition'],
    [
      '/metadata/annotations/example.com~1a~0b',
      'metadata.annotations["example.com/a~b"]',
    ],
  ])('%s reads %s', (path, text) => {
    expect(dottedPath(document, path)).toBe(text);
  });
});
