import { parseManifests } from './readManifests';

describe('parseManifests', () => {
  it('reads several documents and skips empty ones', () => {
    const text = `---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
# nothing but a comment
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
`;
    const names = parseManifests(text, 'x').map(({ kind, metadata }) => [
      kind,
      metadata.name,
    ]);
    expect(names).toEqual([
      ['Namespace', 'shop'],
      ['Deployment', 'web'],
    ]);
  });

  it.each([
    ['a: [', 'shop.yaml: Flow sequence'],
    [
      'kind: Namespace',
      'shop.yaml: a document without apiVersion, kind or name',
    ],
    ['just text', 'shop.yaml: a document without apiVersion, kind or name'],
  ])('names the file that holds %j', (text, message) => {
    expect(() => parseManifests(text, 'shop.yaml')).toThrow(message);
  });
});
