import type {
  SidecarCounts,
  SidecarFleetSection,
  SidecarPodState,
} from '@pilotage/plugin-rollout-common';
import { sidecarPodStates } from '@pilotage/plugin-rollout-common';

type Note = Extract<
  SidecarFleetSection,
  { type: 'application' }
>['notes'][number];

const clauses: Readonly<Partial<Record<SidecarPodState, string>>> = {
  unknown: 'cannot be told: the cluster or the SidecarSet is not seen',
  blocked:
    'more than images changed since injection: only a recreate moves them',
  drifted: 'run an image that their own revision does not name',
  'not-injected':
    'selected, but created without the sidecar: the next recreate injects it',
  outdated: 'at an older revision, can be moved in place',
  updating: 'restarting the sidecar only',
};

/** What to know about an application, worst first. The code is the state. */
export function notesOf(counts: SidecarCounts): Note[] {
  return [...sidecarPodStates].reverse().flatMap(state => {
    const pods = counts[state] ?? 0;
    const text = clauses[state];
    return text === undefined || pods === 0
      ? []
      : [{ code: state, text, pods }];
  });
}
