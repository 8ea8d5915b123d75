import type { PodGroup, SidecarMarks } from '@pilotage/fleet-node';
import type { SidecarPodState } from '@pilotage/plugin-rollout-common';
import {
  container,
  group,
  marks,
  revision,
  sidecarSet,
} from '../__testUtils__/groups';
import { readGroup } from './readGroup';
import type { SidecarRuleConfig } from './sidecarRuleConfig';
import { ruleMatcher } from './sidecarRuleConfig';
import { sidecarSetFacts } from './sidecarSetFacts';

const app = container('main', 'shop/checkout:1');
const revisions = [
  revision('mesh-1', 'mesh/proxy:1'),
  revision('mesh-2', 'mesh/proxy:2'),
];

function read(
  pods: Partial<PodGroup>,
  options: {
    readonly sets?: Parameters<typeof sidecarSet>[];
    readonly rules?: readonly SidecarRuleConfig[];
    readonly namespaceLabels?: Readonly<Record<string, string>>;
  } = {},
) {
  const { sets = [[]], rules = [], namespaceLabels = {} } = options;
  return readGroup(group(pods), {
    sidecarSets: new Map(
      sets
        .map(set => sidecarSetFacts(sidecarSet(...set), revisions))
        .map(facts => [facts.name, facts]),
    ),
    namespaceLabels: () => namespaceLabels,
    matchRule: ruleMatcher(rules),
  });
}

/** Pods with a proxy. */
const injected = (
  image: string,
  sidecars: SidecarMarks,
  changing = false,
): Partial<PodGroup> => ({
  sidecars,
  containers: [app, container('proxy', image, { changing })],
});

const old = { hash: 'old', revision: 'mesh-1' };

it.each<[SidecarPodState, string, Partial<PodGroup>]>([
  ['current', 'at the newest hash', injected('mesh/proxy:2', marks())],
  ['outdated', 'at another hash', injected('mesh/proxy:1', marks(old))],
  [
    'updating',
    'being restarted with the newest image',
    injected('mesh/proxy:2', marks(), true),
  ],
  [
    'drifted',
    'at the newest hash with another image',
    injected('mesh/proxy:debug', marks()),
  ],
  [
    'drifted',
    'at an older hash with an image that revision does not name',
    injected('mesh/proxy:debug', marks(old)),
  ],
  [
    'outdated',
    'at a revision that is gone, whatever its image',
    injected('mesh/proxy:0', marks({ hash: 'older', revision: 'mesh-0' })),
  ],
  [
    'blocked',
    'at an older hash and not upgradable',
    injected('mesh/proxy:1', marks(old, { blocked: ['mesh'] })),
  ],
  [
    'blocked',
    'not upgradable and of another image too',
    injected('mesh/proxy:debug', marks(old, { blocked: ['mesh'] })),
  ],
  [
    'current',
    'recreated since it was not upgradable',
    injected('mesh/proxy:2', marks({}, { blocked: ['mesh'] })),
  ],
  [
    'outdated',
    'while another SidecarSet is not upgradable',
    injected('mesh/proxy:1', marks(old, { blocked: ['logs'] })),
  ],
  [
    'unknown',
    'with a hash that cannot be read',
    injected('mesh/proxy:2', marks({ hash: '' })),
  ],
  [
    'unknown',
    'injected by a SidecarSet that is not seen',
    injected('mesh/proxy:2', marks({ name: 'gone' })),
  ],
])('%s: %s', (state, _, pods) => {
  const reading = read(pods).find(({ name }) => name === 'proxy');
  expect(reading?.state).toBe(state);
  expect(reading?.rule).toEqual({
    type: 'sidecar-set',
    detail: pods.sidecars!.sets[0]!.name,
  });
});

it('leaves the application alone', () => {
  expect(read(injected('mesh/proxy:2', marks()))).toContainEqual({
    name: 'main',
    image: 'shop/checkout:1',
    rule: undefined,
    state: 'current',
  });
});

it.each([
  ['mesh/proxy:2', 'current'],
  ['mesh/proxy:1', 'outdated'],
])(
  'compares %s with images when the SidecarSet has no hash',
  (image, state) => {
    expect(
      read(injected(image, marks(old)), { sets: [[{}, { hash: '' }]] }).find(
        ({ name }) => name === 'proxy',
      ),
    ).toMatchObject({ state });
  },
);

const paired = (working: SidecarMarks['working']): Partial<PodGroup> => ({
  sidecars: marks({}, { working }),
  containers: [
    app,
    container('proxy-1', 'mesh/empty:1'),
    container('proxy-2', 'mesh/proxy:2'),
  ],
});

it.each<[string, SidecarMarks['working']]>([
  ['named by the pod', { proxy: 'proxy-2' }],
  ['told by the empty image', {}],
])('of a hot-upgrade pair only the working one counts, %s', (_, working) => {
  const upgradeStrategy = {
    upgradeType: 'HotUpgrade',
    hotUpgradeEmptyImage: 'mesh/empty:1',
  };
  const containers = [
    { name: 'proxy', image: 'mesh/proxy:2', upgradeStrategy },
  ];
  const readings = read(paired(working), { sets: [[{ containers }]] });
  expect(
    readings.map(({ name, image, state }) => [name, image, state]),
  ).toEqual([
    ['proxy', 'mesh/proxy:2', 'current'],
    ['main', 'shop/checkout:1', 'current'],
  ]);
});

it('asks the SidecarSet for its containers when the pod does not tell', () => {
  expect(
    read(injected('mesh/proxy:2', marks({ containers: [] }))).find(
      ({ name }) => name === 'proxy',
    )?.rule,
  ).toEqual({ type: 'sidecar-set', detail: 'mesh' });
});

const namespaceSelector = {
  matchExpressions: [{ key: 'mesh', operator: 'In', values: ['on'] }],
};

it.each<
  [
    string,
    boolean,
    Partial<PodGroup>,
    Readonly<Record<string, unknown>>,
    Readonly<Record<string, string>>,
  ]
>([
  ['selected', true, {}, {}, {}],
  ['not selected', false, { labels: { app: 'search' } }, {}, {}],
  [
    'selected by an expression',
    true,
    { labels: { tier: 'edge' } },
    {
      selector: {
        matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['db'] }],
      },
    },
    {},
  ],
  ['an empty selector', false, {}, { selector: {} }, {}],
  ['the system namespace', false, { namespace: 'kube-system' }, {}, {}],
  ['the only namespace', true, {}, { namespace: 'shop' }, {}],
  ['another namespace', false, {}, { namespace: 'bank' }, {}],
  [
    'a namespace with the label',
    true,
    {},
    { namespaceSelector },
    { mesh: 'on' },
  ],
  ['a namespace without it', false, {}, { namespaceSelector }, {}],
  ['already injected', false, { sidecars: marks() }, {}, {}],
])('not injected, %s: %s', (_, expected, pods, spec, namespaceLabels) => {
  const missing = read(pods, { sets: [[spec]], namespaceLabels }).filter(
    ({ state }) => state === 'not-injected',
  );
  expect(missing).toEqual(
    expected
      ? [
          {
            name: 'proxy',
            image: '',
            rule: { type: 'sidecar-set', detail: 'mesh' },
            state: 'not-injected',
          },
        ]
      : [],
  );
});

it('counts init containers of a SidecarSet only when they go on running', () => {
  const initContainers = [
    { name: 'setup', image: 'mesh/setup:1' },
    { name: 'agent', image: 'mesh/agent:1', restartPolicy: 'Always' },
  ];
  expect(
    read({}, { sets: [[{ initContainers }]] }).map(({ name }) => name),
  ).toEqual(['main', 'agent', 'proxy']);
});

it.each<[string, unknown, Partial<PodGroup>]>([
  [
    'a native sidecar',
    { type: 'native', detail: '' },
    { containers: [container('x', 'any:1', { native: true }), app] },
  ],
  [
    'a configured container',
    { type: 'configured', detail: 'Logs' },
    { containers: [app, container('log-agent', 'any:1')] },
  ],
  [
    'a configured container that is native too',
    { type: 'configured', detail: 'Logs' },
    { containers: [container('log-agent', 'a:1', { native: true }), app] },
  ],
  [
    'the proxy of istio, native or not',
    { type: 'mesh', detail: 'istio' },
    {
      labels: { 'security.istio.io/tlsMode': 'istio' },
      containers: [container('istio-proxy', 'a:1', { native: true }), app],
    },
  ],
])('%s without a SidecarSet is simply running', (_, rule, pods) => {
  const rules = [{ name: 'Logs', container: 'log-*' }];
  const found = read(pods, { sets: [], rules }).filter(
    ({ name }) => name !== 'main',
  );
  expect(found).toEqual([expect.objectContaining({ rule, state: 'current' })]);
});

it('a changing image of anything is updating', () => {
  expect(
    read(
      {
        containers: [container('main', 'shop/checkout:2', { changing: true })],
      },
      { sets: [] },
    ),
  ).toEqual([expect.objectContaining({ state: 'updating' })]);
});
