import type { WorkloadDriver } from '@pilotage/plugin-rollout-node';
import { troubledGroups } from './audience';
import { confirmSidecarSet } from './confirm';
import { forecastSidecarSet } from './forecast';
import { matchSidecarSet } from './matches';
import { observeSidecarSet } from './observe';
import { planSidecarSet } from './plan';
import { sidecarSetVerbs } from './verbs';

/**
 * OpenKruise SidecarSet: puts containers into pods that other workloads own when they are created, and later changes
 * their images in place.
 */
export const sidecarSetDriver: WorkloadDriver = {
  group: 'apps.kruise.io',
  kind: 'SidecarSet',
  observe: observeSidecarSet,
  verbs: sidecarSetVerbs,
  forecast: forecastSidecarSet,
  plan: planSidecarSet,
  confirm: confirmSidecarSet,
  matches: matchSidecarSet,
  troubled: troubledGroups,
};
