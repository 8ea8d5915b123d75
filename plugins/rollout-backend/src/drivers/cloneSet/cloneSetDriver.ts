import type { WorkloadDriver } from '@pilotage/plugin-rollout-node';
import { confirmCloneSet } from './confirm';
import { forecastCloneSet } from './forecast';
import { observeCloneSet } from './observe';
import { planCloneSet } from './plan';
import { cloneSetVerbs } from './verbs';

/** OpenKruise CloneSet: updates pods in place where only images change, as far as its partition allows. */
export const cloneSetDriver: WorkloadDriver = {
  group: 'apps.kruise.io',
  kind: 'CloneSet',
  observe: observeCloneSet,
  verbs: cloneSetVerbs,
  forecast: forecastCloneSet,
  plan: planCloneSet,
  confirm: confirmCloneSet,
};
