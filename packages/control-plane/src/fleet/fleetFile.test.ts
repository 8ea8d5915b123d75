import { parseFleet } from './fleetFile';

const good = `clusters:
  - name: prod-eu
    environment: prod
    controllers: [kruise, velero]
    shared: [platform]
    first: [shop/CloneSet/web]
    nodes: { count: 6, zones: [eu-a, eu-b] }
    cordoned: [node-2]
    history:
      - workload: shop/CloneSet/web
        images: [{ main: 'web:1' }]
  - name: test-1
    environment: test
    nodes: { count: 2, zones: [t] }
`;

describe('parseFleet', () => {
  it('reads clusters; without controllers they have the native ones only', () => {
    expect(parseFleet(good)).toEqual([
      {
        name: 'prod-eu',
        environment: 'prod',
        controllers: ['kruise'],
        shared: ['platform'],
        first: ['shop/CloneSet/web'],
        nodes: { count: 6, zones: ['eu-a', 'eu-b'] },
        cordoned: ['node-2'],
        history: [
          { workload: 'shop/CloneSet/web', images: [{ main: 'web:1' }] },
        ],
      },
      {
        name: 'test-1',
        environment: 'test',
        controllers: [],
        shared: [],
        first: [],
        nodes: { count: 2, zones: ['t'] },
        cordoned: [],
        history: [],
      },
    ]);
  });

  it.each([
    [good.replace('[node-2]', 'node-2'), '"cordoned" must be'],
    [good.replace("[{ main: 'web:1' }]", '[web]'), '"history" must be'],
    ['clusters: []', 'no list "clusters"'],
    ['', 'no list "clusters"'],
    [good.replace('name: test-1', 'name: Test/1'), '"name" must be'],
    [good.replace('name: test-1', 'name: prod-eu'), 'the same name'],
    [
      good.replace('environment: test', 'environment: 3'),
      'Cluster test-1 of the fleet: "environment"',
    ],
    [
      good.replace('[kruise, velero]', '[cruise]'),
      'Cluster prod-eu of the fleet: "controllers" must be a list out of kruise',
    ],
    [good.replace('count: 2', 'count: 0'), '"nodes.count" must be'],
    [good.replace('zones: [t]', 'zones: []'), '"nodes.zones" must be'],
  ])('refuses %j', (text, message) => {
    expect(() => parseFleet(text)).toThrow(message);
  });
});
