import type { Verdict, VerdictState } from '@pilotage/fleet-common';
import { fillText } from './fillText';

/**
 * Every reason a verdict of these drivers can give: the key is the stable `code`, the text is English, `{name}` is
 * filled from `params`. A page translates by code with the same parameters. Counts are pods.
 *
 * The common parameters, present in every verdict: `desired`, `updated`, `updatedAvailable`, `available`,
 * `expected` (updated pods the present goal wants), `failing` (failing pods), `maxUnavailable`.
 * The reasons about failing pods add `cause`, `container`, `image` and `pods` (how many have this cause); `needs-recreate`
 * adds `blocked` (pods that cannot be updated in place), `applications-unready` adds `unready`.
 */
export const verdictReasons = {
  /** State `done`. */
  done: 'All {desired} pods run the wanted revision and are available.',
  /** State `done`. */
  'scaled-to-zero': 'Zero pods are wanted and none is left.',

  /** State `progressing`. */
  'not-observed':
    'The controller has not looked at the newest change yet; the counters are those of the change before.',
  /** State `progressing`: the controller is starting more updated pods. */
  updating: '{updated} of {expected} pods have been updated so far.',
  /** State `progressing`: enough pods are updated, some are not available yet. */
  'waiting-for-pods':
    '{updatedAvailable} of {expected} updated pods are available; the others are starting.',
  /** State `progressing`: wanted and present number of pods differ. */
  scaling: '{current} pods are there, {desired} are wanted.',

  /** State `step-done`: `percent` is the share that is reached. */
  'partition-reached':
    '{updatedAvailable} of {desired} pods are updated and available, as far as the partition goes; the next step waits for you.',
  /** State `step-done`: the partition lets no pod be updated. */
  'partition-holds':
    'The partition holds every pod on the old revision; the first step waits for you.',
  /** State `done`: of a SidecarSet. */
  'nothing-matched':
    'No pod carries this sidecar yet; pods that match get it when they are created.',
  /** State `done`: of a SidecarSet whose containers are fine in pods that are not. */
  'applications-unready':
    'All {desired} pods run the wanted revision of the sidecar; {unready} of them are not ready because of their application.',
  /** State `paused`: of a SidecarSet that no pod carries. */
  'injection-paused':
    'No pod carries this sidecar, and new pods get none while injection is paused.',
  /** State `step-done`: only pods with chosen labels are moved, and they are. */
  'selection-reached':
    '{updatedAvailable} of {desired} pods are updated and ready, all that the pod selector chooses; the others wait for you.',
  /** State `stuck`: all pods that could be updated are. */
  'needs-recreate':
    '{blocked} of {desired} pods cannot be updated in place, because more than images changed since they got the sidecar: they need to be recreated.',
  /** State `step-done`: pods are updated only when somebody deletes them. */
  'on-delete':
    '{updated} of {desired} pods are updated; the others follow only when they are deleted.',

  /** State `paused`: nothing was left to do for the step when it was paused. */
  paused:
    'Paused with {updatedAvailable} of {desired} pods updated and available.',
  /** State `paused`. */
  'paused-mid-step':
    'Paused with {updated} of {expected} pods of this step updated; the others wait until it is resumed.',

  /** States `stuck` and `degraded`. */
  'image-pull':
    '{pods} updated pods cannot pull {image} for container {container}: check the image, or roll back.',
  /** States `stuck` and `degraded`. */
  'crash-loop':
    'Container {container} crashes in {pods} updated pods: read its log, or roll back.',
  /** States `stuck` and `degraded`. */
  oom: 'Container {container} runs out of memory in {pods} updated pods: raise its limit, or roll back.',
  /** States `stuck` and `degraded`. */
  'cannot-start':
    'Container {container} cannot start in {pods} updated pods: {cause}.',
  /** States `stuck` and `degraded`. */
  unschedulable:
    'No node takes {pods} updated pods: the cluster has no room that fits them.',
  /** States `stuck` and `degraded`. */
  'not-ready':
    '{pods} updated pods run but do not become ready: look at the readiness probe of {container}.',
  /** States `stuck` and `degraded`: any other cause, named in `cause`. */
  'pods-failing': '{pods} updated pods fail: {cause}.',

  /** State `degraded`: more pods fail than may be unavailable, and it is not the update's doing. */
  'too-few-available':
    'Only {available} of {desired} pods are available and {failing} fail; at most {maxUnavailable} may be unavailable.',
  /** State `degraded`: none was made for a minute. */
  'no-pods':
    '{desired} pods are wanted and none exists: look at the events of the workload for a refused creation.',

  /** State `stuck`: failing pods of the old revision use up what may be unavailable. */
  'budget-blocks':
    '{failing} failing pods use up the {maxUnavailable} that may be unavailable, so no further pod is updated.',
  /** State `stuck`: `message` is the controller's. */
  'update-failed': 'The controller cannot update the pods: {message}',
  /** State `stuck`: the workload's own progressDeadlineSeconds. */
  'deadline-exceeded':
    'No progress within the progress deadline of the workload: {updatedAvailable} of {expected} updated pods are available.',
  /** State `stuck`: nothing changed for longer than the deadline and no pod says why. */
  'nothing-moves':
    'Nothing has moved for {minutes} minutes: a PodUnavailableBudget, a quota or a webhook may hold the pods back.',

  /** State `unknown`: the newest change stays unobserved. */
  'controller-silent':
    'The controller has not looked at the newest change for {minutes} minutes: it may be down or busy.',
} as const;

/** Stable key of a verdict's reason. */
export type VerdictCode = keyof typeof verdictReasons;

/** Makes a verdict whose English reason is the catalogue's text with the parameters filled in. */
export function verdict(
  state: VerdictState,
  code: VerdictCode,
  params: Readonly<Record<string, string | number>>,
): Verdict {
  const reason = fillText(verdictReasons[code], params);
  return { state, code, reason, params };
}
