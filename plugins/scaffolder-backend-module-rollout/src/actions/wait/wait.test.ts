import { mockCredentials } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type {
  OperationRecord,
  WorkloadReading,
} from '@pilotage/plugin-rollout-common';
import { stepOf } from '../shared/examples';
import { createWaitAction } from './wait';
import { waitExamples } from './wait.examples';

const credentials = mockCredentials.user('user:default/ann.lee');

const record = (state: 'accepted' | 'confirmed'): OperationRecord => ({
  id: '7d0f3c1e-operation',
  workload: {
    cluster: 'prod-eu',
    group: 'apps.kruise.io',
    kind: 'CloneSet',
    namespace: 'shop',
    name: 'checkout',
  },
  verb: 'set-image',
  change: { verb: 'resume' },
  summary: 'set image main to 2.4.0',
  actor: 'user:default/ann.lee',
  requestedAt: 0,
  outcome: { state, at: 1 },
});

const stepDone = {
  type: 'workload',
  observation: {
    verdict: {
      state: 'step-done',
      reason: 'The step is done',
      code: '',
      params: {},
    },
    verdictSince: 0,
  },
} as WorkloadReading;

/** An action whose time passes only while it waits. */
function world(outcomes: readonly ('accepted' | 'confirmed')[]) {
  let now = 0;
  const asked: string[] = [];
  const left = [...outcomes];
  const action = createWaitAction({
    rollout: {
      getOperation: async ({ id, entityRef }, options) => {
        expect(options.credentials).toBe(credentials);
        asked.push(`${id} of ${entityRef}`);
        return record(left.length > 1 ? left.shift()! : left[0]!);
      },
      getWorkload: async () => stepDone,
    },
    time: {
      now: () => now,
      delay: async ms => {
        now += ms;
      },
    },
  });
  const run = async (input: object, isDryRun = false) => {
    const ctx = {
      ...createMockActionContext({
        input: input as never,
      }),
      // The mock takes neither from its options.
      isDryRun,
      getInitiatorCredentials: async () => credentials,
    };
    await action.handler(ctx as never);
    return ctx.output as jest.Mock;
  };
  return { asked, run, elapsed: () => now };
}

describe('rollout:wait', () => {
  it.each(
    waitExamples.map(({ description, example }) => [description, example]),
  )('example: %s', async (_, example) => {
    const { run, asked } = world(['accepted', 'confirmed']);
    const { action, input } = stepOf(example);
    expect(action).toBe('rollout:wait');
    const output = await run(input);
    expect(asked).toEqual(
      Array(2).fill('7d0f3c1e-operation of component:default/checkout'),
    );
    expect(output).toHaveBeenCalledWith(
      'summary',
      input.until ? 'The step is done' : 'set image main to 2.4.0',
    );
  });

  it('gives up when it takes too long, and says what it waited for', async () => {
    const { run, elapsed } = world(['accepted']);
    await expect(
      run({
        entityRef: 'component:default/checkout',
        operationId: '1',
        timeout: { seconds: 20 },
      }),
    ).rejects.toThrow(
      'Not confirmed within 20 s. CloneSet shop/checkout on prod-eu: the controller in the cluster has not acted on it yet',
    );
    expect(elapsed()).toBe(20_000);
  });

  it('waits for nothing in a dry run', async () => {
    const { run, asked } = world(['accepted']);
    await run(
      { entityRef: 'component:default/checkout', operationId: '1' },
      true,
    );
    expect(asked).toEqual([]);
  });
});
