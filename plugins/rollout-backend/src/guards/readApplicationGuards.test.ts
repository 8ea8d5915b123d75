import type {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
} from '@pilotage/fleet-node';
import { matched } from '../drivers/__testUtils__/sidecarSets';
import {
  guardedApplications,
  readApplicationGuards,
} from './readApplicationGuards';

type Answer = { readonly status: number; readonly body: unknown };

/** Answers by the plural at the end of the path; what it was not told is not installed. */
class Lists implements ClusterConnection {
  readonly cluster = 'prod-eu';
  readonly requests: ClusterRequest[] = [];
  constructor(private readonly answers: Readonly<Record<string, Answer>>) {}

  async request(request: ClusterRequest): Promise<ClusterResponse> {
    this.requests.push(request);
    const plural = request.path.split('/').at(-1) ?? '';
    const answer = this.answers[plural] ?? { status: 404, body: {} };
    const text = JSON.stringify(answer.body);
    return {
      status: answer.status,
      header: () => undefined,
      json: async () => JSON.parse(text) as unknown,
      text: async () => text,
      async *body() {
        yield Buffer.from(text);
      },
    };
  }
}

const disruptionBudget = (name: string, namespace: string, app: string) => ({
  metadata: { name, namespace },
  spec: { selector: { matchLabels: { app } } },
  status: { disruptionsAllowed: 1 },
});
const applications = guardedApplications([
  matched({ pods: 3, hash: 'old', labels: { app: 'cart' } }),
  matched({ pods: 2, hash: 'new', labels: { app: 'cart' } }),
  {
    ...matched({ pods: 1, application: 'web', labels: { app: 'web' } }),
    workload: {
      cluster: 'prod-eu',
      group: 'apps',
      kind: 'Deployment',
      namespace: 'shop',
      name: 'web',
    },
  },
]);

async function read(answers: Readonly<Record<string, Answer>>) {
  const connection = new Lists(answers);
  const reading = await readApplicationGuards({
    connection,
    applications,
    timeoutMs: 3_000,
  });
  return { connection, reading };
}

describe('readApplicationGuards', () => {
  it('knows an application once, however many groups of pods it has', () => {
    expect(applications.map(({ application }) => application.name)).toEqual([
      'cart',
      'web',
    ]);
  });

  it('asks once for each kind of budget, whatever the number of applications', async () => {
    const { connection } = await read({});
    expect(connection.requests.map(({ path, query }) => [path, query])).toEqual(
      [
        '/apis/policy.kruise.io/v1alpha1/podunavailablebudgets',
        '/apis/policy/v1/poddisruptionbudgets',
      ].map(path => [path, { limit: 5_000 }]),
    );
  });

  it('gives each application the budgets of its namespace that select it', async () => {
    const { reading } = await read({
      poddisruptionbudgets: {
        status: 200,
        body: {
          items: [
            disruptionBudget('cart', 'shop', 'cart'),
            disruptionBudget('namesake', 'yard', 'cart'),
          ],
        },
      },
      podunavailablebudgets: {
        status: 200,
        body: {
          items: [
            {
              metadata: { name: 'web', namespace: 'shop' },
              spec: {
                targetRef: {
                  apiVersion: 'apps/v1',
                  kind: 'Deployment',
                  name: 'web',
                },
              },
              status: { desiredAvailable: 1, unavailableAllowed: 0 },
            },
          ],
        },
      },
    });
    expect(
      reading.applications.map(({ application, guards }) => [
        application.name,
        guards.map(({ type, name }) => `${type} ${name}`),
      ]),
    ).toEqual([
      ['cart', ['pod-disruption-budget cart']],
      ['web', ['pod-unavailable-budget web']],
    ]);
    expect(reading.unread).toEqual([]);
  });

  it.each<[string, Answer, string]>([
    [
      'may not be read',
      { status: 403, body: { kind: 'Status', message: 'not yours' } },
      'not yours',
    ],
    ['fail', { status: 503, body: {} }, 'The cluster answered 503'],
    [
      'are no list',
      { status: 200, body: {} },
      'The cluster answered with something else',
    ],
    [
      'are too many',
      { status: 200, body: { items: [], metadata: { continue: 'x' } } },
      'The cluster has more than 5000',
    ],
  ])('says which %s', async (_, answer, reason) => {
    const { reading } = await read({ poddisruptionbudgets: answer });
    expect(reading.unread).toEqual([{ kind: 'PodDisruptionBudget', reason }]);
  });
});
