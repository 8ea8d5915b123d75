import type { PodGroup } from '@pilotage/fleet-node';
import type { SidecarFleetQuery } from '@pilotage/plugin-rollout-common';
import { random } from '../../drivers/__testUtils__/random';
import {
  deployment,
  FakeEntities,
  FakeModel,
} from '../__testUtils__/FakeModel';
import {
  container,
  group,
  marks,
  revision,
  sidecarSet,
} from '../__testUtils__/groups';
import { SidecarMatrix } from './SidecarMatrix';

const clusters = ['one', 'two', 'three'];
const applications = ['checkout', 'search', 'cart'];
const rules = [{ name: 'Logs', container: 'log-*' }];

const queries: readonly SidecarFleetQuery[] = [
  {},
  { sidecar: 'logs', cluster: 'one' },
  { environment: 'prod', state: 'outdated' },
  { team: 'group:default/t1', text: 'c' },
];

/** Everything it can be asked, in an order of its own. */
function answers(matrix: SidecarMatrix) {
  return {
    rows: [...matrix.rows({})].map(row => JSON.stringify(row)).sort(),
    pages: queries.map(query => {
      const { topic, sections } = matrix.fleet(query);
      return { topic, sections: [...sections] };
    }),
    entity: [
      ...matrix.entity(
        clusters.map(cluster => ({
          cluster,
          labelSelector: 'app in (checkout,cart)',
        })),
      ),
    ],
  };
}

it.each([1, 2, 3, 4, 5])(
  'is what one made anew would be, after any events (seed %i)',
  seed => {
    const { int } = random(seed);
    const below = (limit: number) => int(0, limit - 1);
    const chance = (percent: number) => below(100) < percent;
    const pick = <T>(values: readonly T[]) => values[below(values.length)]!;
    const model = new FakeModel(
      { name: 'one', environment: 'prod' },
      { name: 'two', environment: 'prod' },
      'three',
    );
    const entities = new FakeEntities();
    const matrix = new SidecarMatrix({ model, entities, rules });

    const randomGroup = (cluster: string, id: number): PodGroup => {
      const app = pick(applications);
      const version = below(3);
      const known = { hash: `h${version}`, revision: `mesh-${version}` };
      return group({
        id,
        cluster,
        owner: pick(['', `rs-${app}`, `sts-${app}`]),
        namespace: pick(['shop', 'kube-system']),
        labels: { app, 'backstage.io/kubernetes-id': app },
        sidecars: pick([
          undefined,
          marks(known),
          marks(known, { blocked: ['mesh'] }),
          marks({ name: 'other' }),
        ]),
        containers: [
          container('main', `shop/${app}:${below(2)}`),
          container('proxy', `mesh/proxy:${pick([version, version, 'odd'])}`, {
            changing: chance(20),
          }),
          container('logs', `logs:${below(2)}`, { native: chance(50) }),
        ].slice(0, 1 + below(3)),
        pods: 1 + below(5),
      });
    };
    const groupEvent = (cluster: string) => {
      const [...groups] = model.podGroups(cluster);
      const known = groups.length > 0 && chance(70) ? pick(groups) : null;
      if (!known) {
        const ids = new Set(groups.map(({ id }) => id));
        // Ids are used again, as those of the model are.
        const id = [...Array(groups.length + 1).keys()].find(
          each => !ids.has(each),
        )!;
        model.group(randomGroup(cluster, id));
      } else {
        model.group({ ...known, pods: pick([0, 1, known.pods + 1, below(4)]) });
      }
    };
    const sidecarSetEvent = (cluster: string) => {
      const version = below(3);
      const set = sidecarSet(
        {
          containers: [{ name: 'proxy', image: `mesh/proxy:${version}` }],
          ...pick([
            {},
            { selector: { matchLabels: { app: pick(applications) } } },
            { namespaceSelector: { matchLabels: { mesh: 'on' } } },
          ]),
        },
        { cluster, hash: pick(['', `h${version}`]) },
      );
      if (chance(20)) model.removeWorkload(set);
      else {
        model.workload(set, {
          revisions: [0, 1, 2]
            .slice(below(3))
            .map(each => revision(`mesh-${each}`, `mesh/proxy:${each}`)),
        });
      }
    };
    const otherEvent = (cluster: string) => {
      const app = pick(applications);
      pick([
        () => sidecarSetEvent(cluster),
        () =>
          model.workload(
            deployment(
              app,
              pick<Record<string, string>>([
                {},
                { 'backstage.io/kubernetes-id': pick(applications) },
              ]),
              cluster,
            ),
            { owners: [`rs-${app}`] },
          ),
        () => model.removeWorkload(deployment(app, {}, cluster)),
        () => entities.entity(app, pick(['group:default/t1', 'x', null])),
        () =>
          model.context(cluster, '/Namespace', [
            {
              metadata: {
                name: 'shop',
                uid: 'ns',
                resourceVersion: '1',
                labels: pick<Record<string, string>>([{}, { mesh: 'on' }]),
              },
            },
          ]),
        () =>
          model.context(cluster, 'apps/StatefulSet', [
            {
              metadata: {
                name: `${app}-${below(2)}`,
                uid: `sts-${app}`,
                resourceVersion: '1',
              },
            },
          ]),
        () =>
          model.condition(
            cluster,
            pick([
              { state: 'live', since: 0 },
              { state: 'unreachable', since: 0, reason: 'gone' },
            ] as const),
          ),
      ])();
    };

    for (let step = 0; step < 600; step++) {
      const cluster = pick(clusters);
      if (chance(80)) groupEvent(cluster);
      else otherEvent(cluster);
      if (step % 20 !== 0) continue;
      const fresh = new SidecarMatrix({ model, entities, rules });
      expect(answers(matrix)).toEqual(answers(fresh));
      expect(matrix.check()).toEqual([]);
      fresh.stop();
    }
    for (const cluster of clusters) {
      for (const last of model.podGroups(cluster))
        model.group({ ...last, pods: 0 });
    }
    expect([...matrix.rows({})]).toEqual([]);
    expect(matrix.fleet({}).topic.sidecars).toEqual([]);
  },
);
