import type {
  SidecarEntityFrame,
  SidecarEntitySection,
  SidecarFleetFrame,
  SidecarFleetSection,
  SidecarFleetTopic,
} from '@pilotage/plugin-rollout-common';

const at = Date.parse('2026-11-20T11:04:00Z');

const prodEu = {
  name: 'prod-eu',
  title: 'prod-eu',
  environment: 'prod',
  condition: { state: 'live', since: at },
} as const;

const prodAp = {
  name: 'prod-ap',
  title: 'prod-ap',
  environment: 'prod',
  condition: {
    state: 'unreachable',
    since: at,
    lastSeen: at,
    reason: 'connection refused',
  },
} as const;

export const fleetTopic: SidecarFleetTopic = {
  sidecars: [
    {
      name: 'mesh-proxy',
      rules: [{ type: 'sidecar-set', detail: 'mesh-proxy' }],
      pods: 200,
      counts: { current: 142, outdated: 40, blocked: 12, 'not-injected': 6 },
      versions: [
        {
          version: '1.21.4',
          image: 'example.com/mesh-proxy:1.21.4',
          wanted: false,
          pods: 40,
        },
        {
          version: '1.22.1',
          image: 'example.com/mesh-proxy:1.22.1',
          wanted: true,
          pods: 142,
        },
      ],
      applications: 2,
      ownerEntityRef: 'component:default/mesh-proxy',
      owner: 'group:default/team-mesh',
      sidecarSets: [{ cluster: 'prod-eu', name: 'mesh-proxy' }],
    },
    {
      name: 'log-agent',
      rules: [{ type: 'native', detail: '' }],
      pods: 14,
      counts: { current: 14 },
      versions: [
        {
          version: '3.2.0',
          image: 'example.com/log-agent:3.2.0',
          wanted: false,
          pods: 14,
        },
      ],
      applications: 1,
      sidecarSets: [],
    },
  ],
  selected: 'mesh-proxy',
  clusters: [prodEu, prodAp],
  applications: { shown: 2, total: 2 },
  environments: ['prod', 'test'],
  teams: ['group:default/team-shop', 'group:default/team-money'],
};

const rows: readonly (readonly [string, SidecarFleetSection])[] = [
  [
    'app/component:default/payments',
    {
      type: 'application',
      application: {
        name: 'payments',
        namespace: 'pay',
        entityRef: 'component:default/payments',
        owner: 'group:default/team-money',
      },
      clusters: ['prod-eu'],
      pods: 12,
      cells: [{ version: '1.21.4', counts: { blocked: 12 } }],
      notInjected: 0,
      notes: [{ code: 'blocked', text: 'only a recreate', pods: 12 }],
    },
  ],
  [
    'app/batch/export',
    {
      type: 'application',
      application: { name: 'export', namespace: 'batch' },
      clusters: ['prod-eu'],
      pods: 148,
      cells: [{ version: '1.22.1', counts: { current: 120, updating: 22 } }],
      notInjected: 6,
      notes: [],
    },
  ],
  [
    'cluster/mesh-proxy/prod-eu',
    {
      type: 'cluster',
      sidecar: 'mesh-proxy',
      cluster: 'prod-eu',
      cells: [
        { version: '1.22.1', counts: { current: 120, updating: 22 } },
        { version: '1.21.4', counts: { blocked: 12, outdated: 28 } },
      ],
      notInjected: 6,
    },
  ],
];

export function fleetFrame(
  topic: Partial<SidecarFleetTopic> = {},
): SidecarFleetFrame {
  return {
    type: 'snapshot',
    seq: 1,
    at,
    topic: { ...fleetTopic, ...topic },
    dictionary: [''],
    sections: rows.map(([key, section]) => ({ key, section, pods: [] })),
  };
}

const containers: readonly SidecarEntitySection[] = [
  {
    container: 'main',
    rule: undefined,
    sources: [],
    rows: [
      {
        cluster: 'prod-eu',
        cells: [{ version: '2.4.0', counts: { current: 67 } }],
        notInjected: 0,
      },
    ],
  },
  {
    container: 'mesh-proxy',
    rule: { type: 'sidecar-set', detail: 'mesh-proxy' },
    ownerEntityRef: 'component:default/mesh-proxy',
    sources: [
      {
        cluster: 'prod-eu',
        sidecarSet: 'mesh-proxy',
        wantedVersion: '1.22.1',
        revision: 'mesh-proxy-8',
      },
    ],
    rows: [
      {
        cluster: 'prod-eu',
        cells: [
          { version: '1.21.4', counts: { outdated: 45 } },
          { version: '1.22.1', counts: { current: 20 } },
        ],
        notInjected: 2,
      },
    ],
  },
];

export function entityFrame(
  sections: readonly SidecarEntitySection[] = containers,
): SidecarEntityFrame {
  return {
    type: 'snapshot',
    seq: 1,
    at,
    topic: {
      entityRef: 'component:default/checkout',
      clusters: [prodEu, prodAp],
      labelSelector: 'backstage.io/kubernetes-id=checkout',
    },
    dictionary: [''],
    sections: sections.map(section => ({
      key: section.container,
      section,
      pods: [],
    })),
  };
}
