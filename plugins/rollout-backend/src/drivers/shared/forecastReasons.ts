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

  'sidecars-in-place':
    'Only images change, so pods stay where they are: the changed sidecars restart, and no container of the application does.',
  'only-new-pods':
    'No running pod changes: init containers run only when a pod starts, so new pods get this.',
  'not-update':
    'The strategy NotUpdate leaves running pods as they are; new pods get this.',
  'pauses-sidecar':
    'No further pod is moved; pods that are being moved finish.',
  'pauses-injection':
    'New pods get no sidecar until injection is resumed; pods that have it keep it and are moved as before.',
  'resumes-injection':
    'New pods get the sidecar again; pods created meanwhile have none until they are recreated.',
  'all-need-recreate':
    'No pod can be moved in place: more than images changed since they got the sidecar.',
  'changes-limit': 'No pod waits to be moved now; the limit holds from now on.',
  'no-pod-chosen': 'No pod that waits has these labels.',

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

  'injection-goes-on':
    'This does not stop injection: new pods still get the newest revision, because only pausing injection, or pinning its revision, does.',
  'new-pods-at-once':
    'New pods get the new revision at once, however few pods are moved first.',
  'injection-pinned':
    'New pods get revision {revision}, to which injection is pinned.',
  'injection-paused': 'New pods get no sidecar while injection is paused.',
  'needs-recreate':
    '{pods} pods stay as they are until somebody recreates them: more than images changed since they got the sidecar.',
  'not-injected':
    '{pods} selected pods have no sidecar: they were created before it, or while injection was paused.',
  'hot-upgrade-back':
    '{pods} pods are in the middle of a hot upgrade of {container} and stay unready when it goes back to the image before: give it another working image, or recreate them.',
  'split-estimated':
    'The controller chooses which pods go first, so how many of each application they are is an estimate.',
  'nothing-may-go':
    'The limit of unavailable pods is 0: no ready pod is moved.',
  'application-budgets':
    'Budgets of {applications} applications leave less room than needed now; a pod that may not be moved holds up those behind it.',

  'not-serving': '{cluster} should be given no new work now: {reason}',
  'serving-unknown':
    '{cluster} may be unfit for new work, and nobody can tell: {reason}',

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
