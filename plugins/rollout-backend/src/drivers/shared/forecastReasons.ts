import type { ForecastObstacle } from '@pilotage/plugin-rollout-common';
import type { TextParams } from './fillText';
import { fillText } from './fillText';

/** Why a forecast has its mode, by stable code. A rejected forecast carries the code of a refusal instead. */
const forecastTexts = {
  'images-in-place':
    'Only images change, so pods keep their name, node, IP and volumes; the changed containers restart.',
  'metadata-in-place':
    'Only labels and annotations change, so pods are relabelled and no container restarts.',
  'strategy-recreates':
    'The strategy replaces pods; it never updates in place.',
  'kind-recreates': 'A Deployment replaces pods; it cannot update in place.',
  'change-recreates':
    'Pods are replaced, because {path} changes and only images of containers can change in place.',
  'revision-lost':
    'Pods are replaced, because the revision they run is no longer recorded.',

  'same-image': 'The template has these images already.',
  'same-template': 'The workload already wants this revision.',
  'no-change': 'The workload is set like this already.',
  'already-reached': 'Enough pods are updated already.',
  'does-not-go-back':
    'More pods are updated already; a partition does not move pods back to the old revision.',
  held: 'Every pod is held on the revision it has.',
  paused: 'Nothing moves while the workload is paused.',
  pauses: 'No further pod is started; pods that are being updated finish.',
  'nothing-waits': 'No pod waits for this.',
  'on-delete': 'Pods change only when somebody deletes them.',
} as const;

export type ForecastCode = keyof typeof forecastTexts;

export function forecastReason(
  code: ForecastCode,
  params: TextParams = {},
): { readonly code: ForecastCode; readonly reason: string } {
  return { code, reason: fillText(forecastTexts[code], params) };
}

/** What can be in the way, by stable code. */
const obstacleTexts = {
  paused: 'The workload is paused: nothing moves until it is resumed.',
  'not-observed':
    'The controller has not looked at the change before this one yet.',
  'failing-pods':
    '{failing} failing pods use up {failing} of the {budget} that may be unavailable.',
  'budget-used':
    '{failing} failing pods use up all {budget} that may be unavailable: nothing moves until they recover.',
  'rollout-in-flight':
    'Another revision is on {updated} of {desired} pods; those pods change once more.',
  'step-in-flight':
    '{waiting} of these pods belong to the step before, which is not finished.',
  surge: 'Up to {surge} extra pods exist while it runs.',
  'all-down': 'All pods are stopped before new ones start.',

  'budget-empty':
    'PodUnavailableBudget {name} lets no ready pod go now: they wait until more pods are available.',
  'budget-small':
    'PodUnavailableBudget {name} lets {allowed} go at once, fewer than the {size} of a batch.',
  'budget-enough': 'PodUnavailableBudget {name} lets {allowed} go.',
  'update-gate':
    'A PodUnavailableBudget holds back updates in place only where OpenKruise runs with the gate PodUnavailableBudgetUpdateGate.',
  'budget-not-asked':
    'PodDisruptionBudget {name} allows {allowed} disruptions, but updates do not ask it: up to {pods} pods are unavailable at once.',
  autoscaler:
    'HorizontalPodAutoscaler {name} may change the number of pods meanwhile, between {min} and {max}.',
  'spec-owner':
    '{owner} ({detail}) owns this object and may put back what was there before.',
  'guard-not-read': '{kind} could not be read: {reason}',
} as const;

export function obstacle(
  severity: ForecastObstacle['severity'],
  code: keyof typeof obstacleTexts,
  params: TextParams = {},
): ForecastObstacle {
  const message = fillText(obstacleTexts[code], params);
  return Object.keys(params).length > 0
    ? { severity, code, message, params }
    : { severity, code, message };
}
