import type {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
} from '@pilotage/fleet-node';
import { ClusterUnreachableError } from '@pilotage/fleet-node';
import { cloneSet } from '../drivers/__testUtils__/workloads';
import { readGuards } from './readGuards';

type Answer = { readonly status: number; readonly body: unknown } | 'silence';

/** Answers by the plural in the path, once all three were asked: asked one after the other, they would never answer. */
class ThreeLists implements ClusterConnection {
  readonly cluster = 'prod-eu';
  readonly requests: ClusterRequest[] = [];
  readonly #answers: Readonly<Record<string, Answer>>;
  #allAsked: () => void = () => {};
  readonly #asked = new Promise<void>(resolve => {
    this.#allAsked = resolve;
  });

  constructor(answers: Readonly<Record<string, Answer>>) {
    this.#answers = answers;
  }

  async request(request: ClusterRequest): Promise<ClusterResponse> {
    this.requests.push(request);
    if (this.requests.length === 3) this.#allAsked();
    await this.#asked;
    const plural = request.path.split('/').at(-1) ?? '';
    const answer = this.#answers[plural] ?? { status: 404, body: {} };
    if (answer === 'silence') {
      throw new ClusterUnreachableError('prod-eu', 'no answer in 3 s');
    }
    return {
      status: answer.status,
      header: () => undefined,
      json: async () => answer.body,
      text: async () => JSON.stringify(answer.body),
      async *body() {
        yield Buffer.from(JSON.stringify(answer.body));
      },
    };
  }
}

const budget = {
  metadata: { name: 'checkout' },
  spec: { selector: { matchLabels: { app: 'checkout' } } },
  status: { disruptionsAllowed: 1 },
};
const guard = {
  type: 'pod-disruption-budget',
  name: 'checkout',
  disruptionsAllowed: 1,
};
const list = (items: unknown, metadata = {}) => ({
  status: 200,
  body: { items, metadata },
});

async function read(poddisruptionbudgets: Answer) {
  const connection = new ThreeLists({ poddisruptionbudgets });
  const reading = await readGuards({
    connection,
    workload: cloneSet(),
    timeoutMs: 3_000,
  });
  return { reading, connection };
}

describe('readGuards', () => {
  const kind = 'PodDisruptionBudget';
  it.each<[string, Answer, object]>([
    ['a guard', list([budget, null]), { guards: [guard], unread: [] }],
    ['none', list([]), { guards: [], unread: [] }],
    [
      'a kind that is not installed',
      { status: 404, body: '404 page not found' },
      { guards: [], unread: [] },
    ],
    [
      'a kind we may not read',
      { status: 403, body: { kind: 'Status', message: 'not yours' } },
      { guards: [], unread: [{ kind, reason: 'not yours' }] },
    ],
    [
      'no answer',
      'silence',
      {
        guards: [],
        unread: [{ kind, reason: expect.stringContaining('no answer in 3 s') }],
      },
    ],
    [
      'an answer that is no list',
      { status: 200, body: {} },
      {
        guards: [],
        unread: [{ kind, reason: 'The cluster answered with something else' }],
      },
    ],
    [
      'more than one page',
      list([budget], { continue: 'next' }),
      {
        guards: [guard],
        unread: [{ kind, reason: 'The namespace has more than 500' }],
      },
    ],
  ])('%s', async (_, answer, expected) => {
    expect((await read(answer)).reading).toEqual(expected);
  });

  it("asks for one page of each kind in the workload's namespace, all at once, and not for ever", async () => {
    const { connection } = await read(list([]));
    expect(connection.requests).toEqual(
      [
        '/apis/policy.kruise.io/v1alpha1/namespaces/shop/podunavailablebudgets',
        '/apis/policy/v1/namespaces/shop/poddisruptionbudgets',
        '/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers',
      ].map(path => ({
        method: 'GET',
        path,
        query: { limit: 500 },
        timeoutMs: 3_000,
      })),
    );
  });
});
