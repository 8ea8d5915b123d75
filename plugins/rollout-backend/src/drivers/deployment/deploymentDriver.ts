import type { WorkloadDriver } from '@pilotage/plugin-rollout-node';
import { confirmDeployment } from './confirm';
import { forecastDeployment } from './forecast';
import { observeDeployment } from './observe';
import { planDeployment } from './plan';
import { deploymentVerbs } from './verbs';

/** Native Deployment: replaces pods; it can be held by pausing, and knows no partition. */
export const deploymentDriver: WorkloadDriver = {
  group: 'apps',
  kind: 'Deployment',
  observe: observeDeployment,
  verbs: deploymentVerbs,
  forecast: forecastDeployment,
  plan: planDeployment,
  confirm: confirmDeployment,
};
