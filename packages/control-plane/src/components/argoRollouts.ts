import { join } from 'node:path';
import { probe } from '../processes/probe';
import { READY_TIMEOUT_MS } from './componentContext';
import type { ComponentContext, ComponentSpec } from './componentContext';

/** The Argo Rollouts controller. It has no webhooks. */
export function argoRollouts(context: ComponentContext): ComponentSpec {
  const { layout, program } = context;
  const { ports, files } = layout;
  return {
    name: 'argo-rollouts',
    command: program.path,
    args: [
      `--kubeconfig=${files.adminKubeconfig}`,
      `--metricsPort=${ports.argoRolloutsMetrics}`,
      `--healthzPort=${ports.argoRolloutsProbe}`,
      '--leader-elect=false',
    ],
    cwd: layout.directory,
    logFile: join(layout.logs, 'argo-rollouts.log'),
    isReady: () => probe(`http://127.0.0.1:${ports.argoRolloutsProbe}/healthz`),
    readyTimeoutMs: READY_TIMEOUT_MS,
  };
}
