import type { ClusterStatus } from '@pilotage/fleet-common';
import {
  kubeObject,
  nodeRow,
  podRow,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { FactsReader } from './FactsReader';

const cluster = {
  name: 'east',
  title: 'east',
  environment: 'prod',
  authProvider: 'aws',
  identity: 'server',
} as const;

const live: ClusterStatus = {
  cluster,
  condition: { state: 'live', since: 1 },
  notInstalled: [],
  notReadable: [],
};

const service = { group: '', kind: 'Service' };
const schedule = { group: 'velero.io', kind: 'Schedule' };

function reader({ probed = true } = {}) {
  const walks: string[] = [];
  const owners: unknown[] = [];
  const facts = new FactsReader({
    model: {
      *pods(name) {
        walks.push(name);
        yield podRow('shop/a');
      },
      nodes: () => [nodeRow('n1')],
      workloads: () => [],
      objects: ({ kind }) => [kubeObject(kind, 'shop/x', {})],
      workloadOfOwner: () => undefined,
    },
    probesOf: () =>
      probed
        ? ({
            readiness: { state: 'absent', reason: 'no' },
            version: { state: 'known', value: 'v1.34.2', at: 3 },
            certificate: { state: 'absent', reason: 'http' },
            objects: ({ kind }: { kind: string }) =>
              kind === 'Schedule'
                ? { state: 'known', value: [], at: 4 }
                : undefined,
          } as never)
        : undefined,
    restarts: { of: () => [] },
    ownerOf: object => {
      owners.push(object);
      return { entityRef: 'component:default/cart' };
    },
    isProduction: environment => environment === 'prod',
  });
  return { facts, walks, owners };
}

describe('FactsReader', () => {
  it('reads what is known, and walks over the pods once if anybody asks', () => {
    const { facts, walks } = reader();
    const read = facts.read(live, 7);
    expect(walks).toEqual([]);
    expect(read).toMatchObject({ now: 7, production: true });
    expect(read.pods).toMatchObject({ state: 'known', at: 7 });
    expect(read.pods).toBe(read.pods);
    expect(walks).toEqual(['east']);
    expect(read.nodes).toMatchObject({ state: 'known' });
    expect(read.version).toMatchObject({ value: 'v1.34.2', at: 3 });
    expect(read.objects(service)).toMatchObject({ state: 'known', at: 7 });
    expect(read.objects(schedule)).toMatchObject({ state: 'known', at: 4 });
    expect(read.objects({ group: '', kind: 'Secret' })).toEqual({
      state: 'unknown',
      reason: 'no check declares to read Secret',
    });
    expect(read.sight).toEqual({ notReadable: [], lastSeen: 7 });
  });

  it('knows nothing of a cluster that is not seen', () => {
    const { facts, walks } = reader();
    const read = facts.read(
      {
        ...live,
        condition: {
          state: 'unreachable',
          since: 1,
          lastSeen: 5,
          reason: 'refused',
        },
      },
      7,
    );
    const unknown = {
      state: 'unknown',
      reason: 'the cluster is not seen now (unreachable: refused)',
    };
    expect(read.pods).toEqual(unknown);
    expect(read.nodes).toEqual(unknown);
    expect(read.restarts).toEqual(unknown);
    expect(read.objects(service)).toEqual(unknown);
    expect(read.sight.lastSeen).toBe(5);
    expect(walks).toEqual([]);
  });

  it('tells a kind that is not installed from one that may not be read', () => {
    const { facts } = reader();
    const read = facts.read(
      {
        ...live,
        notInstalled: ['policy/poddisruptionbudgets'],
        notReadable: [
          { resource: 'services', reason: 'services is forbidden: User x' },
          { resource: 'nodes', reason: 'not read yet' },
        ],
      },
      7,
    );
    expect(
      read.objects({ group: 'policy', kind: 'PodDisruptionBudget' }).state,
    ).toBe('absent');
    expect(read.objects(service)).toEqual({
      state: 'unknown',
      reason:
        "forbidden; the portal's account needs the rule { apiGroups: [''], resources: ['services'], verbs: ['list', 'watch'] }",
    });
    expect(read.nodes).toEqual({ state: 'unknown', reason: 'not read yet' });
  });

  it('says why a cluster is not probed', () => {
    const read = reader({ probed: false }).facts.read(
      { ...live, cluster: { ...cluster, identity: 'user' } },
      7,
    );
    for (const fact of [read.version, read.readiness, read.objects(schedule)]) {
      expect(fact).toMatchObject({
        state: 'unknown',
        reason: expect.stringContaining('credentials of its users'),
      });
    }
  });

  it('asks for the owner of a view without losing its fields', () => {
    class View {
      get namespace() {
        return 'shop';
      }
      get labels() {
        return { app: 'cart' };
      }
    }
    const { facts, owners } = reader();
    facts.read(live, 7).ownerOf(new View());
    expect(owners).toEqual([
      { cluster: 'east', namespace: 'shop', labels: { app: 'cart' } },
    ]);
  });
});
