import { fillText } from './fillText';

/** Why a change cannot be made: what a verb, a forecast and a plan say alike. */
export interface Refusal {
  readonly code: RefusalCode;
  /** One clause, ready to be shown. */
  readonly reason: string;
}

/**
 * Every refusal of these drivers: stable code and English text; `{name}` is filled in. The text of one clause fits
 * behind a disabled button.
 */
const refusalTexts = {
  'being-deleted': 'the workload is being deleted',
  'already-paused': 'it is paused already',
  'not-paused': 'it is not paused',
  'nothing-to-update': 'every pod already runs the newest revision',
  'already-full': 'nothing holds it back: it is already going to every pod',
  'no-other-revision': 'there is no other revision to go back to',
  'no-such-revision': 'revision {revision} does not exist any more',
  'not-update': 'the strategy NotUpdate leaves running pods as they are',
  'pods-selected':
    'only pods with chosen labels may be moved, and a partition beside that is not possible',
  'selection-or-step':
    'pods are chosen either by labels or by a first step, not by both',
  'injection-already-paused': 'injection is paused already',
  'injection-not-paused': 'injection is not paused',
  'no-partition':
    'a Deployment has no partition: pause it to hold, resume it to go on',
  'no-first-step':
    'a Deployment can hold all pods or update all of them, nothing between',
  'on-delete': 'the strategy OnDelete updates a pod only when it is deleted',
  'no-such-verb': 'a {kind} has no verb {verb}',
  'no-pod-labels': 'only the pods of a SidecarSet can be selected by labels',
  'invalid-target': 'the target must be {expected}',
  'invalid-image': '{image} is not an image reference',
  'unknown-container': 'the template has no container {container}',
  'no-images': 'no image is named',
  'in-place-only':
    'the strategy InPlaceOnly allows only images to change, and {path} would change too',
} as const;

export type RefusalCode = keyof typeof refusalTexts;

/** Makes a refusal with its text filled in. */
export function refusal(
  code: RefusalCode,
  params: Readonly<Record<string, string>> = {},
): Refusal {
  return { code, reason: fillText(refusalTexts[code], params) };
}
