import { toTime } from '../apimachinery/time';
import type { SidecarSet } from '../controllers/kinds/sidecarSet';
import { isNative } from './hash';
import { hashOf, type UpgradeMark } from './marks';

/** What a pod that has just been brought to the state of a SidecarSet carries. */
export function upgradeMark(set: SidecarSet, now: number): UpgradeMark {
  const { containers = [], initContainers = [] } = set.spec;
  return {
    updateTimestamp: toTime(now),
    hash: hashOf(set),
    sidecarSetName: set.metadata.name,
    sidecarList: [...initContainers.filter(isNative), ...containers]
      .map(({ name }) => name)
      .sort(),
    ...(set.status?.latestRevision
      ? { controllerRevision: set.status.latestRevision }
      : {}),
  };
}
