import { setTimeout as delayFor } from 'node:timers/promises';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { RolloutService } from '@pilotage/plugin-rollout-node';
import { nameWorkload } from '../shared/workloadInput';
import { decideWait } from './decideWait';
import { waitExamples } from './wait.examples';

/** Milliseconds between two looks. Answered from memory of the rollout backend. */
const pollMs = 2_000;

/**
 * `rollout:wait`: ends when what is waited for has been read back from the cluster, fails when it cannot come true any
 * more or takes too long.
 */
export function createWaitAction(options: {
  readonly rollout: Pick<RolloutService, 'getOperation' | 'getWorkload'>;
  /** For tests; the process's own time when missing. */
  readonly time?: {
    now(): number;
    delay(ms: number, signal: AbortSignal | undefined): Promise<void>;
  };
}) {
  const { rollout } = options;
  const time = options.time ?? {
    now: Date.now,
    delay: async (ms, signal) => delayFor(ms, undefined, { signal }),
  };
  return createTemplateAction({
    id: 'rollout:wait',
    description:
      'Waits until a change is confirmed by the controller in the cluster, or until its pods are done.',
    examples: waitExamples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z => z.string().describe('The entity of the workload'),
        operationId: z =>
          z
            .string()
            .optional()
            .describe(
              'Output of rollout:set-image; missing in a dry run, which waits for nothing',
            ),
        until: z =>
          z
            .enum(['confirmed', 'step-done', 'done'])
            .default('confirmed')
            .describe(
              'confirmed: the controller acts on it; step-done: all pods of the step; done: all pods',
            ),
        timeout: z =>
          z
            .object({
              hours: z.number().optional(),
              minutes: z.number().optional(),
              seconds: z.number().optional(),
            })
            .default({ minutes: 15 })
            .describe('Fails after so long'),
      },
      output: {
        summary: z => z.string().describe('What is true now, one line'),
      },
    },
    async handler(ctx) {
      const { entityRef, operationId, until = 'confirmed' } = ctx.input;
      if (ctx.isDryRun || operationId === undefined) {
        ctx.output('summary', 'Nothing was written, so nothing is waited for');
        return;
      }
      const timeoutMs = durationToMilliseconds(
        (ctx.input.timeout ?? { minutes: 15 }) as HumanDuration,
      );
      const deadline = time.now() + timeoutMs;
      let told = '';
      for (;;) {
        // Asked anew each time: a task may wait longer than a token lives.
        const credentials = await ctx.getInitiatorCredentials();
        const operation = await rollout.getOperation(
          { id: operationId, entityRef },
          { credentials },
        );
        const { workload } = operation;
        const settled =
          operation.outcome.state === 'confirmed' ||
          operation.outcome.state === 'unchanged';
        const decision = decideWait({
          until,
          operation,
          now: time.now(),
          ...(settled && until !== 'confirmed'
            ? {
                workload: await rollout.getWorkload(
                  { entityRef, workload },
                  { credentials },
                ),
              }
            : {}),
        });
        if (decision.state === 'over') {
          ctx.output('summary', decision.summary);
          ctx.logger.info(`${nameWorkload(workload)}: ${decision.summary}`);
          return;
        }
        const sentence = `${nameWorkload(workload)}: ${decision.reason}`;
        if (decision.state === 'failed') throw new Error(sentence);
        if (time.now() >= deadline) {
          throw new Error(
            `Not ${until} within ${timeoutMs / 1000} s. ${sentence}`,
          );
        }
        if (sentence !== told) ctx.logger.info(sentence);
        told = sentence;
        await time.delay(pollMs, ctx.signal);
      }
    },
  });
}
