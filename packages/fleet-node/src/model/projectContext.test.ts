import { object } from './__testUtils__/objects';
import { projectContext } from './projectContext';

const type = (group: string, kind: string) => ({
  group,
  version: 'v1',
  kind,
  plural: 'any',
  namespaced: true,
});

it('keeps of endpoints what tells whether and where they serve', () => {
  const slice = {
    ...object('EndpointSlice', {
      name: 'web-1',
      labels: { 'kubernetes.io/service-name': 'web' },
    }),
    addressType: 'IPv4',
    ports: [{ port: 80 }],
    endpoints: [
      {
        addresses: ['10.0.0.1'],
        conditions: { ready: true },
        targetRef: { kind: 'Pod', name: 'web-a' },
        nodeName: 'node-1',
        zone: 'a',
        hints: { forZones: [] },
      },
    ],
  };
  expect(
    projectContext(slice, type('discovery.k8s.io', 'EndpointSlice')),
  ).toMatchObject({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { labels: { 'kubernetes.io/service-name': 'web' } },
    ports: [{ port: 80 }],
    endpoints: [
      {
        conditions: { ready: true },
        targetRef: { kind: 'Pod', name: 'web-a' },
        nodeName: 'node-1',
        zone: 'a',
      },
    ],
  });
  expect(
    JSON.stringify(
      projectContext(slice, type('discovery.k8s.io', 'EndpointSlice')),
    ),
  ).not.toMatch(/10\.0\.0\.1|hints/);
});

it('keeps apart endpoints that are no objects', () => {
  const slice = {
    ...object('EndpointSlice', { name: 'kubernetes' }),
    endpoints: [{ addresses: ['10.0.0.1'] }, { addresses: ['10.0.0.2'] }],
  };
  expect(
    projectContext(slice, type('discovery.k8s.io', 'EndpointSlice')),
  ).toMatchObject({ endpoints: slice.endpoints });
});

it('bears slices without endpoints, which the API server writes as null', () => {
  const slice = { ...object('EndpointSlice', { name: 'a' }), endpoints: null };
  expect(
    projectContext(slice, type('discovery.k8s.io', 'EndpointSlice')),
  ).toMatchObject({ endpoints: [] });
});

it('keeps of a service whom it selects and what it is', () => {
  expect(
    projectContext(
      object(
        'Service',
        { name: 'web', annotations: { short: 'a', long: 'x'.repeat(1025) } },
        {
          spec: {
            type: 'LoadBalancer',
            selector: { app: 'web' },
            ports: [],
            clusterIPs: ['10.1.1.1'],
          },
          status: { loadBalancer: { ingress: [] }, conditions: [] },
        },
      ),
      type('', 'Service'),
    ),
  ).toMatchObject({
    apiVersion: 'v1',
    metadata: { annotations: { short: 'a' } },
    spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [] },
    status: { loadBalancer: { ingress: [] } },
  });
});

it('leaves out what containers are told, which may be secret', () => {
  const daemonSet = object(
    'DaemonSet',
    { name: 'log' },
    {
      spec: {
        selector: {},
        template: {
          spec: {
            hostNetwork: true,
            containers: [
              {
                name: 'main',
                image: 'log:1',
                env: [{ name: 'TOKEN', value: 'secret' }],
                resources: { requests: { cpu: '1' } },
              },
            ],
          },
        },
      },
    },
  );
  expect(projectContext(daemonSet, type('apps', 'DaemonSet')).spec).toEqual({
    selector: {},
    template: {
      spec: {
        hostNetwork: true,
        containers: [
          {
            name: 'main',
            image: 'log:1',
            resources: { requests: { cpu: '1' } },
          },
        ],
      },
    },
  });
});
