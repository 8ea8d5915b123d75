import { isConditionTrue } from '../../apimachinery/conditions';
import { selects, type LabelSelector } from '../../apimachinery/labelSelector';
import { toTime } from '../../apimachinery/time';
import { asObject, type Json } from '../../resources/json';
import { ApiError } from '../../store/ApiError';
import { badRequest } from '../../store/statusErrors';
import type { StoredObject } from '../../store/types';
import { readBody } from '../readObject';
import { successResponse } from '../respond';
import type { ApiResponse } from '../types';
import {
  mustGet,
  objectName,
  readDryRun,
  writeOptions,
  type HandlerContext,
} from './context';

const budgets = 'poddisruptionbudgets.policy';

/** POST of an Eviction: a delete that asks the disruption budgets first. */
export function evict(context: HandlerContext): ApiResponse {
  const { request, store, info } = context;
  const body = readBody(request, 'Eviction');
  const { name } = asObject(body.metadata);
  if (name && name !== info.name) {
    throw badRequest(`name in URL does not match name in Eviction object`);
  }
  const deleteOptions = asObject(body.deleteOptions);
  const dryRun = readDryRun(
    [
      ...request.query.getAll('dryRun'),
      ...((deleteOptions.dryRun as string[]) ?? []),
    ],
    'DeleteOptions',
  );
  const pod = mustGet(context);
  if (!isEnded(pod) && !pod.metadata.deletionTimestamp) {
    claimDisruption(pod, context, dryRun);
  }
  store.delete('pods', objectName(context), {
    manager: writeOptions(context, 'CreateOptions').manager,
    dryRun,
    gracePeriodSeconds: deleteOptions.gracePeriodSeconds as number | undefined,
    preconditions: asObject(deleteOptions.preconditions),
  });
  return successResponse(201, { code: 201 });
}

function isEnded(pod: StoredObject): boolean {
  return ['Succeeded', 'Failed', 'Pending'].includes(
    String(asObject(pod.status).phase),
  );
}

/** Takes one disruption off the budget that covers the pod, or refuses with 429. */
function claimDisruption(
  pod: StoredObject,
  { store, info }: HandlerContext,
  dryRun: boolean,
): void {
  const matching = store
    .list(budgets, { namespace: info.namespace })
    .filter(({ spec }) =>
      selects(
        asObject(spec).selector as LabelSelector | undefined,
        pod.metadata.labels,
      ),
    );
  if (matching.length > 1) {
    throw new ApiError({
      code: 500,
      reason: 'InternalError',
      message:
        'Internal error occurred: This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
    });
  }
  const budget = matching[0];
  if (!budget) return;
  const status = asObject(budget.status);
  if (
    Number(status.observedGeneration ?? 0) < (budget.metadata.generation ?? 0)
  ) {
    throw refused(
      `The disruption budget ${budget.metadata.name} is still being processed by the server.`,
      10,
    );
  }
  const allowed = Number(status.disruptionsAllowed ?? 0);
  // An unready pod may go when the budget is met without it (unhealthyPodEvictionPolicy IfHealthyBudget).
  const healthyEnough =
    Number(status.currentHealthy ?? 0) >= Number(status.desiredHealthy ?? 0) &&
    Number(status.desiredHealthy ?? 0) > 0;
  if (!isConditionTrue(pod, 'Ready') && healthyEnough) return;
  if (allowed <= 0) {
    throw refused(
      `The disruption budget ${budget.metadata.name} needs ${String(
        status.desiredHealthy ?? 0,
      )} healthy pods and has ${String(status.currentHealthy ?? 0)} currently`,
    );
  }
  if (dryRun) return;
  const disruptedPods: Json = {
    ...asObject(status.disruptedPods),
    [pod.metadata.name]: toTime(store.clock.now()),
  };
  store.updateStatus(
    budgets,
    {
      ...budget,
      status: { ...status, disruptedPods, disruptionsAllowed: allowed - 1 },
    },
    { manager: 'kube-apiserver' },
  );
}

function refused(why: string, retryAfterSeconds?: number): ApiError {
  return new ApiError({
    code: 429,
    reason: 'TooManyRequests',
    message:
      "Cannot evict pod as it would violate the pod's disruption budget.",
    details: {
      causes: [{ reason: 'DisruptionBudget', message: why }],
      ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
    },
  });
}
