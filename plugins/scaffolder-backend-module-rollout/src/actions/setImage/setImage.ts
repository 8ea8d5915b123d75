import { ConflictError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { Forecast } from '@pilotage/plugin-rollout-common';
import type { RolloutService } from '@pilotage/plugin-rollout-node';
import { nameWorkload, workloadRefOf } from '../shared/workloadInput';
import { readFirstStep } from './firstStep';
import { idempotencyKeyOf } from './idempotencyKey';
import { setImageExamples } from './setImage.examples';

/**
 * `rollout:set-image`: forecasts, then writes exactly what was forecast. A dry run stops after the forecast.
 */
export function createSetImageAction(options: {
  readonly rollout: Pick<RolloutService, 'forecast' | 'operate'>;
}) {
  const { rollout } = options;
  return createTemplateAction({
    id: 'rollout:set-image',
    description:
      'Sets container images of a workload on a cluster, in the name of who runs the template, and stops at the first step. The write is accepted, not done, when the action ends: follow with rollout:wait.',
    examples: setImageExamples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe(
              'The catalog entity the workload belongs to; permissions are decided about it',
            ),
        cluster: z =>
          z.string().describe('The cluster, as the Kubernetes plugin names it'),
        kind: z => z.string().describe('CloneSet, Deployment, SidecarSet, …'),
        group: z =>
          z
            .string()
            .optional()
            .describe('API group; known for the kinds named above'),
        namespace: z =>
          z
            .string()
            .optional()
            .describe('Missing for kinds of cluster scope, such as SidecarSet'),
        name: z => z.string().describe('Name of the workload'),
        images: z =>
          z
            .record(z.string())
            .describe('New image by container; others keep theirs'),
        firstStep: z =>
          z
            .union([z.string(), z.number()])
            .optional()
            .describe("Where to stop first: '30%' or 3 pods; all when missing"),
      },
      output: {
        operationId: z =>
          z.string().optional().describe('For rollout:wait; none in a dry run'),
        mode: z =>
          z
            .enum(['in-place', 'recreate', 'none', 'rejected'])
            .describe('How pods change'),
        pods: z =>
          z.number().describe('Pods that change because of this write'),
        summary: z => z.string().describe('One line for people'),
      },
    },
    async handler(ctx) {
      const { entityRef, images } = ctx.input;
      const workload = workloadRefOf(ctx.input);
      const change = {
        verb: 'set-image',
        images,
        firstStep: readFirstStep(ctx.input.firstStep),
      } as const;
      const credentials = await ctx.getInitiatorCredentials();
      const forecast = await rollout.forecast(
        { entityRef, workload, change },
        { credentials },
      );
      if (forecast.mode === 'rejected') {
        throw new InputError(`${nameWorkload(workload)}: ${forecast.reason}`);
      }
      const summary = describe(nameWorkload(workload), forecast);
      ctx.logger.info(summary);
      for (const { severity, message } of forecast.inTheWay) {
        ctx.logger.warn(`${severity}: ${message}`);
      }
      ctx.output('mode', forecast.mode);
      ctx.output('pods', forecast.pods);
      ctx.output('summary', summary);
      if (ctx.isDryRun) return;

      const { uid, resourceVersion, generation, madeAt } = forecast;
      const answer = await rollout.operate(
        {
          entityRef,
          workload,
          change,
          uid,
          resourceVersion,
          ...(generation === undefined ? {} : { generation }),
          ...(madeAt === undefined ? {} : { madeAt }),
          idempotencyKey: idempotencyKeyOf({
            taskId: ctx.task.id,
            stepId: ctx.step?.id ?? '',
            request: { workload, change },
          }),
        },
        { credentials },
      );
      if (answer.type === 'refused') {
        const { message, whatToDo } = answer.refusal;
        throw new ConflictError(`${message} ${whatToDo}`);
      }
      ctx.output('operationId', answer.operation.id);
    },
  });
}

function describe(workload: string, forecast: Forecast): string {
  const { mode, pods, podsLeftOld, batches } = forecast;
  if (mode === 'none') return `${workload}: no pod changes. ${forecast.reason}`;
  const how = mode === 'in-place' ? 'in place' : 'by new pods';
  return `${workload}: ${pods} pods change ${how}, in ${batches.count} batches of at most ${batches.size}; ${podsLeftOld} stay as they are`;
}
