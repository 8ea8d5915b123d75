import { mockCredentials } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type {
  Forecast,
  OperationAnswer,
  OperationRequest,
} from '@pilotage/plugin-rollout-common';
import { rolloutServiceMock } from '@pilotage/plugin-rollout-node/testUtils';
import { stepOf } from '../shared/examples';
import { createSetImageAction } from './setImage';
import { setImageExamples } from './setImage.examples';

const credentials = mockCredentials.user('user:default/ann.lee');

const forecast: Forecast = {
  mode: 'in-place',
  code: '',
  reason: '',
  pods: 7,
  podsLeftOld: 60,
  containersRestarted: ['main'],
  containersUntouched: [],
  batches: { count: 1, size: 7 },
  inTheWay: [],
  diff: [],
  uid: 'the-uid',
  resourceVersion: '42',
  generation: 3,
  madeAt: 1,
};

const recorded = {
  type: 'recorded',
  operation: { id: 'operation-1' },
} as OperationAnswer;

function world(
  options: {
    readonly forecast?: Partial<Forecast>;
    readonly answer?: OperationAnswer;
  } = {},
) {
  const rollout = rolloutServiceMock({
    forecast: async () => ({ ...forecast, ...options.forecast }),
    operate: async () => options.answer ?? recorded,
  });
  const action = createSetImageAction({ rollout });
  const run = async (input: object, isDryRun = false) => {
    const ctx = {
      ...createMockActionContext({
        input: input as never,
        task: { id: 'task-1' },
      }),
      // The mock takes neither from its options.
      isDryRun,
      getInitiatorCredentials: async () => credentials,
    };
    await action.handler(ctx as never);
    return ctx.output as jest.Mock;
  };
  const written = () =>
    rollout.operate.mock.calls.map(([request]) => request as OperationRequest);
  return { rollout, run, written };
}

const input = stepOf(setImageExamples[0]!.example).input;

describe('rollout:set-image', () => {
  const expected = [
    { group: 'apps.kruise.io', firstStep: { type: 'percent', value: 10 } },
    { group: 'apps', firstStep: { type: 'percent', value: 100 } },
    { group: 'apps.kruise.io', firstStep: { type: 'pods', value: 3 } },
  ];
  it.each(
    setImageExamples.map(({ description, example }, index) => ({
      description,
      example,
      ...expected[index]!,
    })),
  )('example: $description', async ({ example, group, firstStep }) => {
    const { run, written, rollout } = world();
    const step = stepOf(example);
    expect(step.action).toBe('rollout:set-image');
    const output = await run(step.input);
    expect(written()).toEqual([
      expect.objectContaining({
        workload: expect.objectContaining({ group }),
        change: {
          verb: 'set-image',
          images: step.input.images,
          firstStep,
        },
        uid: 'the-uid',
        resourceVersion: '42',
        generation: 3,
      }),
    ]);
    expect(rollout.operate.mock.calls[0]?.[1]).toEqual({ credentials });
    expect(output).toHaveBeenCalledWith('operationId', 'operation-1');
    expect(output).toHaveBeenCalledWith('pods', 7);
  });

  it('writes nothing in a dry run', async () => {
    const { run, written } = world();
    const output = await run(input, true);
    expect(written()).toEqual([]);
    expect(output).toHaveBeenCalledWith(
      'summary',
      'CloneSet shop/checkout on prod-eu: 7 pods change in place, in 1 batches of at most 7; 60 stay as they are',
    );
  });

  it('writes nothing that was forecast to be rejected', async () => {
    const { run, written } = world({
      forecast: { mode: 'rejected', reason: 'There is no container sidecar' },
    });
    await expect(run(input)).rejects.toThrow(
      'CloneSet shop/checkout on prod-eu: There is no container sidecar',
    );
    expect(written()).toEqual([]);
  });

  it('uses one key for the same step of the same task', async () => {
    const { run, written } = world();
    await run(input);
    await run(input);
    await run({ ...input, firstStep: '20%' });
    const [first, again, other] = written().map(
      ({ idempotencyKey }) => idempotencyKey,
    );
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('fails with what the cluster said and what to do', async () => {
    const { run } = world({
      answer: {
        type: 'refused',
        operation: recorded.operation,
        refusal: {
          message: 'It was changed by argocd-controller.',
          changedBy: [],
          whatToDo: 'Look at its change first.',
        },
      },
    });
    await expect(run(input)).rejects.toThrow(
      'It was changed by argocd-controller. Look at its change first.',
    );
  });

  it('asks for the group of a kind it does not know', async () => {
    const { run } = world();
    await expect(run({ ...input, kind: 'Rollout' })).rejects.toThrow(
      "The API group of kind Rollout is not known; set 'group'",
    );
  });

  it.each(['110%', '-3', 'all', '1.5'])(
    'refuses %s as first step',
    async step => {
      const { run } = world();
      await expect(run({ ...input, firstStep: step })).rejects.toThrow(
        "'firstStep' must be a share like '30%' or a number of pods",
      );
    },
  );
});
