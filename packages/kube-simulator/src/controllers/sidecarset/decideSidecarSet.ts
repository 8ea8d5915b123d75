import type { Pod } from '../kinds/pod';
import type { SidecarRevision, SidecarSet } from '../kinds/sidecarSet';
import { resources } from '../resources';
import type { Action, Decision } from '../runtime/actions';
import { withOlderEmptied } from './hotUpgrade';
import { nextPods } from './nextPods';
import { isInjected } from './podState';
import { resolveRevision } from './revisions';
import { sidecarSetStatus, statusDiffers } from './status';
import { upgradePod } from './upgradePod';
import { withUpgradable } from './upgradable';

/** A SidecarSet, the pods it selects and its revisions. */
interface SidecarSetSnapshot {
  readonly set: SidecarSet;
  readonly selected: readonly Pod[];
  readonly revisions: readonly SidecarRevision[];
}

/** One round of the SidecarSet controller of OpenKruise 1.8: revision, status, then the next pods. */
export function decideSidecarSet(
  snapshot: SidecarSetSnapshot,
  now: number,
): Decision {
  const { set } = snapshot;
  const pods = snapshot.selected.filter(pod => isInjected(set, pod));
  const latest = resolveRevision(set, snapshot.revisions, pods);
  const status = sidecarSetStatus(set, pods, latest);
  const current: SidecarSet = { ...set, status };
  const actions: Action[] = [...latest.actions];
  if (statusDiffers(set.status, status)) {
    actions.push({
      verb: 'updateStatus',
      resource: resources.sidecarSets,
      object: current,
    });
  }
  const flipped = pods.map(pod => withOlderEmptied(current, pod, now));
  for (const [index, pod] of flipped.entries()) {
    if (pod !== pods[index]) actions.push(...emptyOlder(pod));
  }
  const { type, paused } = set.spec.updateStrategy ?? {};
  const finished = status.updatedPods >= status.matchedPods;
  if (type !== 'NotUpdate' && !finished && !paused) {
    actions.push(...updatePods(current, flipped, now));
  }
  return { actions };
}

/** The end of a hot upgrade, which neither pause nor type of the update holds up. */
function emptyOlder(pod: Pod): readonly Action[] {
  return [
    { verb: 'update', resource: resources.pods, object: pod },
    {
      verb: 'event',
      about: pod,
      type: 'Normal',
      reason: 'ResetContainerSucceed',
      message: 'reset sidecar container image empty successfully',
    },
  ];
}

function updatePods(
  set: SidecarSet,
  pods: readonly Pod[],
  now: number,
): readonly Action[] {
  const { name } = set.metadata;
  const { upgrade, blocked } = nextPods(set, pods);
  const actions: Action[] = [];
  const tell = (pod: Pod, upgradable: boolean) => {
    const told = withUpgradable(pod, name, upgradable, now);
    if (told !== pod) {
      actions.push({
        verb: 'updateStatus',
        resource: resources.pods,
        object: told,
      });
    }
  };
  for (const pod of blocked) tell(pod, false);
  if (blocked.length > 0) {
    actions.push({
      verb: 'event',
      about: set,
      type: 'Normal',
      reason: 'NotUpgradablePods',
      message: `SidecarSet in-place update detected ${blocked.length} not upgradable pod(s) in this round, will skip them.`,
    });
  }
  for (const pod of upgrade) {
    const upgraded = upgradePod(set, pod, now);
    actions.push({
      verb: 'update',
      resource: resources.pods,
      object: upgraded,
    });
    tell(upgraded, true);
  }
  return actions;
}
