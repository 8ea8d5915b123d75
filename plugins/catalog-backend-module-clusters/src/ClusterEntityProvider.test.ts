import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { ClusterInfo } from '@pilotage/fleet-common';
import type { ClusterConnection, PodGroup } from '@pilotage/fleet-node';
import { ClusterEntityProvider } from './ClusterEntityProvider';

const cluster = (name: string): ClusterInfo => ({
  name,
  title: name,
  authProvider: 'serviceAccount',
  identity: 'server',
});

const podGroup = (id: string): PodGroup => ({
  id: 1,
  cluster: 'prod-eu',
  namespace: 'shop',
  owner: 'uid',
  labels: { 'backstage.io/kubernetes-id': id },
  sidecars: undefined,
  containers: [],
  pods: 3,
});

/** A provider over two clusters, and what it tells the catalog. */
function world(options: {
  readonly entities?: Entity[];
  readonly listClusters?: () => Promise<ClusterInfo[]>;
  readonly request?: ClusterConnection['request'];
}) {
  const mutations: EntityProviderMutation[] = [];
  const connection: EntityProviderConnection = {
    applyMutation: async mutation => {
      mutations.push(mutation);
    },
    refresh: async () => {},
  };
  let refresh = async () => {};
  const logger = mockServices.logger.mock();
  const provider = new ClusterEntityProvider({
    config: {
      owner: 'group:default/team-platform',
      namespace: 'default',
      schedule: { frequency: { minutes: 1 }, timeout: { minutes: 1 } },
    },
    access: {
      listClusters:
        options.listClusters ??
        (async () => [cluster('prod-eu'), cluster('test-1')]),
      connect: ({ name }) => ({
        cluster: name,
        request:
          options.request ??
          (async () => {
            throw new Error('no answer');
          }),
      }),
    },
    model: {
      podGroups: name => (name === 'prod-eu' ? [podGroup('cart')] : []),
    },
    index: {
      ownerOf: ({ labels }) => {
        const id = labels['backstage.io/kubernetes-id'];
        const entityRef = `component:default/${id}`;
        return { entityRef, title: `${id}`, entity: {} as Entity };
      },
    },
    catalog: catalogServiceMock({ entities: options.entities ?? [] }),
    auth: mockServices.auth(),
    logger,
    taskRunner: {
      run: async task => {
        refresh = async () => task.fn(new AbortController().signal);
      },
    },
  });
  return {
    logger,
    mutations,
    async run() {
      await provider.connect(connection);
      await refresh();
    },
    again: () => refresh(),
  };
}

const namesIn = (mutation: EntityProviderMutation | undefined) =>
  mutation?.type === 'full'
    ? mutation.entities.map(({ entity }) => entity.metadata.name)
    : undefined;

describe('ClusterEntityProvider', () => {
  it('makes an entity of every cluster, with what runs on it', async () => {
    const { mutations, run } = world({});
    await run();
    expect(namesIn(mutations[0])).toEqual(['prod-eu', 'test-1']);
    const [first] = mutations;
    expect(
      first?.type === 'full' &&
        first.entities.map(({ entity }) => entity.spec?.dependencyOf),
    ).toEqual([['component:default/cart'], undefined]);
  });

  it('leaves an entity of that name alone that somebody else made', async () => {
    const theirs: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'prod-eu',
        annotations: { 'backstage.io/managed-by-location': 'url:theirs' },
      },
      spec: { type: 'kubernetes-cluster', owner: 'somebody' },
    };
    const { logger, mutations, run, again } = world({ entities: [theirs] });
    await run();
    await again();
    expect(mutations.map(namesIn)).toEqual([['test-1'], ['test-1']]);
    expect(logger.info).toHaveBeenCalledTimes(1);
    expect(logger.info.mock.calls[0]?.[0]).toContain(
      'resource:default/prod-eu is in the catalog already',
    );
  });

  it('keeps its own entities when it meets them again', async () => {
    const { mutations, run, again } = world({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Resource',
          metadata: {
            name: 'prod-eu',
            annotations: {
              'backstage.io/managed-by-location': 'pilotage-cluster:prod-eu',
            },
          },
        },
      ],
    });
    await run();
    await again();
    expect(namesIn(mutations[1])).toEqual(['prod-eu', 'test-1']);
  });

  it('changes nothing while the clusters cannot be listed', async () => {
    const { mutations, run } = world({
      listClusters: async () => {
        throw new Error('The Kubernetes plugin does not answer');
      },
    });
    await expect(run()).rejects.toThrow('does not answer');
    expect(mutations).toEqual([]);
  });

  it('remembers the version of a cluster that stops answering', async () => {
    let answers = true;
    const { mutations, run, again } = world({
      request: async () => {
        if (!answers) throw new Error('gone');
        return {
          status: 200,
          header: () => undefined,
          json: async () => ({ gitVersion: 'v1.34.2' }),
          text: async () => '',
          body: async function* none() {},
        };
      },
    });
    await run();
    answers = false;
    await again();
    const versions = mutations.map(
      mutation =>
        mutation.type === 'full' &&
        mutation.entities[0]?.entity.metadata.annotations?.[
          'pilotage.dev/kubernetes-version'
        ],
    );
    expect(versions).toEqual(['v1.34.2', 'v1.34.2']);
  });
});
