import { parseFleetPlan } from './fleetPlan';
import { containersOf, waves } from './waves';

const workload = (name: string, image: string) => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  template:
    spec:
      containers:
        - { name: main, image: '${image}' }
        - { name: proxy, image: 'proxy:9' }
`;

const fleet = (history: string, first = '[]') => `
clusters:
  - name: one
    environment: test
    nodes: { count: 1, zones: [a] }
    history: ${history}
    first: ${first}
`;

const images = (manifest: Parameters<typeof containersOf>[0]) =>
  containersOf(manifest)
    .map(({ image }) => image)
    .join(' ');

function imagesPerWave(history: string, first?: string) {
  const [plan] = parseFleetPlan({
    fleet: fleet(history, first),
    manifests: { one: workload('a', 'a:3') + workload('b', 'b:1') },
  });
  return waves(plan!).map(({ create, change }) => ({
    create: create.map(images),
    change: change.map(images),
  }));
}

describe('waves', () => {
  it('without history creates everything at once', () => {
    expect(imagesPerWave('[]')).toEqual([
      { create: ['a:3 proxy:9', 'b:1 proxy:9'], change: [] },
    ]);
  });

  it('takes a workload through its earlier images, naming only some containers', () => {
    expect(
      imagesPerWave(
        `[{ workload: shop/Deployment/a, images: [{ main: 'a:1', proxy: 'proxy:8' }, { main: 'a:2' }] }]`,
      ),
    ).toEqual([
      { create: ['a:1 proxy:8', 'b:1 proxy:9'], change: [] },
      { create: [], change: ['a:2 proxy:9'] },
      { create: [], change: ['a:3 proxy:9'] },
    ]);
  });

  it('lets those that come first be there before the others', () => {
    expect(
      imagesPerWave(
        `[{ workload: shop/Deployment/a, images: [{ main: 'a:1' }] }]`,
        '[shop/Deployment/a]',
      ),
    ).toEqual([
      { create: ['a:1 proxy:9'], change: [] },
      { create: ['b:1 proxy:9'], change: ['a:3 proxy:9'] },
    ]);
  });

  it('takes fields of a container in place of an image', () => {
    const [plan] = parseFleetPlan({
      fleet: fleet(
        `[{ workload: SidecarSet/log, images: [{ log: { image: 'log:1', env: [] } }] }]`,
      ),
      manifests: {
        one: `
apiVersion: apps.kruise.io/v1alpha1
kind: SidecarSet
metadata: { name: log }
spec: { containers: [{ name: log, image: 'log:2' }] }
`,
      },
    });
    const [{ create } = { create: [] }, last] = waves(plan!);
    expect(create.map(containersOf)).toEqual([
      [{ name: 'log', image: 'log:1', env: [] }],
    ]);
    expect(last?.change.map(images)).toEqual(['log:2']);
  });

  it('lets workloads with less history wait for the others', () => {
    expect(
      imagesPerWave(
        `[{ workload: shop/Deployment/a, images: [{ main: 'a:1' }, { main: 'a:2' }] }, { workload: shop/Deployment/b, images: [{ main: 'b:0' }] }]`,
      ),
    ).toEqual([
      { create: ['a:1 proxy:9', 'b:0 proxy:9'], change: [] },
      { create: [], change: ['a:2 proxy:9'] },
      { create: [], change: ['a:3 proxy:9', 'b:1 proxy:9'] },
    ]);
  });
});

describe('parseFleetPlan', () => {
  it.each([
    ['clusters: []', 'no list "clusters"'],
    [
      fleet('[{ workload: shop/Deployment/c, images: [] }]'),
      '"history.workload" must be',
    ],
    [fleet('[{ workload: shop/Deployment/a }]'), '"history.images" must be'],
    [fleet('[]').replace('count: 1', 'count: x'), '"nodes" must be'],
    [fleet('[]', '[shop/Deployment/c]'), '"first" must be'],
  ])('refuses %j', (text, message) => {
    expect(() =>
      parseFleetPlan({ fleet: text, manifests: { one: workload('a', 'a:1') } }),
    ).toThrow(message);
  });

  it('refuses a document that is no object of Kubernetes', () => {
    expect(() =>
      parseFleetPlan({ fleet: fleet('[]'), manifests: { one: 'kind: Pod' } }),
    ).toThrow('one.yaml');
  });
});
