import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defaultWatchedKinds } from '@pilotage/fleet-node';
import {
  pillars,
  type CheckRead,
} from '@pilotage/plugin-cluster-health-common';
import type {
  ClusterFacts,
  FactKind,
} from '@pilotage/plugin-cluster-health-node';
import {
  clusterFacts,
  healthyNodes,
  podsOf,
  unseenClusterFacts,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { builtInChecks } from './index';

const byId = builtInChecks.map(check => [check.id, check] as const);

it('covers every pillar with at least thirty checks, each id once', () => {
  expect(new Set(builtInChecks.map(({ pillar }) => pillar))).toEqual(
    new Set(pillars),
  );
  expect(builtInChecks.length).toBeGreaterThanOrEqual(30);
  expect(new Set(builtInChecks.map(({ id }) => id)).size).toBe(
    builtInChecks.length,
  );
});

describe.each(byId)('%s', (id, check) => {
  it('lives in a file of its name, with a table of tests beside it', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const suffix of ['.ts', '.test.ts']) {
      expect([
        id + suffix,
        existsSync(join(__dirname, check.pillar, id + suffix)),
      ]).toEqual([id + suffix, true]);
    }
  });

  it('says what it is about', () => {
    for (const field of ['title', 'why', 'limits', 'suggestion'] as const) {
      expect(check[field].length).toBeGreaterThan(10);
    }
    expect(check.why).toMatch(/\.$/);
    expect(check.suggestion).toMatch(/\.$/);
    expect(check.title).not.toMatch(/\.$/);
    expect(check.limits).toMatch(/passes: /);
    expect(check.reads.length).toBeGreaterThan(0);
  });

  it('never reads a Secret', () => {
    expect(
      check.reads.filter(
        read => read.type === 'objects' && /secret/i.test(read.plural),
      ),
    ).toEqual([]);
  });

  it.each([true, false])(
    'never passes when nothing could be read (production: %s)',
    production => {
      const { verdict, summary } = check.evaluate(
        unseenClusterFacts({ production }),
      );
      // Not seeing the cluster is the one thing that is known then.
      const honest =
        id === 'cluster-seen' ? ['fail'] : ['unknown', 'not-applicable'];
      expect(honest).toContain(verdict);
      expect(summary).toMatch(/./);
    },
  );

  it.each([
    ['an empty cluster', emptyFacts()],
    ['an empty cluster in production', emptyFacts(true)],
    ['objects without spec, status or anything else', bareFacts(check)],
  ])('judges %s without a stumble', (_, facts) => {
    const { verdict, summary } = check.evaluate(facts);
    expect(['pass', 'warn', 'fail', 'unknown', 'not-applicable']).toContain(
      verdict,
    );
    expect(summary).not.toMatch(/NaN|undefined|\[object|Infinity/);
  });

  it('asks only for what it declares to read', () => {
    const asked = new Set<string>();
    check.evaluate(
      watchFacts(clusterFacts({ production: true, ...someWorkloads() }), what =>
        asked.add(what),
      ),
    );
    const declared = new Set(check.reads.map(nameOfRead));
    expect([...asked].filter(what => !declared.has(what))).toEqual([]);
  });

  it('costs what its reads cost', () => {
    const followed = new Set([
      '/Pod',
      '/Node',
      'own-state',
      ...defaultWatchedKinds.map(({ group, kind }) => `${group}/${kind}`),
    ]);
    const probed = check.reads.some(read => !followed.has(nameOfRead(read)));
    expect(check.cost === 'C0').toBe(!probed);
  });
});

function someWorkloads() {
  const cart = workload('shop/cart');
  return { workloads: [cart], pods: podsOf(cart, 3), nodes: healthyNodes };
}

function emptyFacts(production = false) {
  return clusterFacts({
    production,
    nodes: [],
    objects: { Lease: [], Service: [], EndpointSlice: [] },
  });
}

/** One object of each kind the check reads, with nothing in it but a name. */
function bareFacts({ reads }: (typeof builtInChecks)[number]) {
  const objects = Object.fromEntries(
    reads.flatMap(read => {
      if (read.type !== 'objects') return [];
      const { group, kind, namespace = 'shop', name = 'bare' } = read;
      const metadata = { namespace, name, uid: name, resourceVersion: '1' };
      return [[`${group}/${kind}`, [{ kind, metadata }]]];
    }),
  );
  return clusterFacts({ ...someWorkloads(), objects });
}

function nameOfRead(read: CheckRead): string {
  if (read.type === 'objects') return `${read.group}/${read.kind}`;
  return read.type === 'path' ? read.path : read.type;
}

/** The same facts, which tell what is asked for. The cluster's clock is everybody's, so readiness is not told. */
function watchFacts(
  facts: ClusterFacts,
  ask: (what: string) => void,
): ClusterFacts {
  const sources = {
    nodes: '/Node',
    pods: '/Pod',
    restarts: '/Pod',
    workloads: 'apps/Deployment',
    version: '/version',
    certificate: 'api-server-certificate',
  } as const;
  return new Proxy(facts, {
    get(target, field: keyof ClusterFacts) {
      const source = (sources as Partial<Record<string, string>>)[field];
      if (source) ask(source);
      if (field !== 'objects') return target[field];
      return (kind: FactKind) => {
        ask(`${kind.group}/${kind.kind}`);
        return target.objects(kind);
      };
    },
  });
}
