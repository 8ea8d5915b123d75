import { labelManifest } from './labelManifest';

describe('labelManifest', () => {
  it('shows the labels that make the selector match, and none for what is not a label', () => {
    expect(
      labelManifest('app=checkout,tier!=db,backstage.io/kubernetes-id==x'),
    ).toBe(
      [
        'metadata:',
        '  labels:',
        '    app: checkout',
        '    backstage.io/kubernetes-id: x',
      ].join('\n'),
    );
  });
});
