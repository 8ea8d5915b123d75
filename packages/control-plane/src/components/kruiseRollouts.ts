import { join } from 'node:path';
import { probe } from '../processes/probe';
import { READY_TIMEOUT_MS } from './componentContext';
import type { ComponentContext, ComponentSpec } from './componentContext';

/** The Kruise Rollout manager. It reads `lua_configuration` from its working directory. */
export function kruiseRollouts(context: ComponentContext): ComponentSpec {
  const { layout, program } = context;
  const { ports, files } = layout;
  return {
    name: 'kruise-rollouts',
    command: program.path,
    args: [
      `--metrics-bind-address=127.0.0.1:${ports.kruiseRolloutsMetrics}`,
      `--health-probe-bind-address=127.0.0.1:${ports.kruiseRolloutsProbe}`,
      '--feature-gates=AdvancedDeployment=true',
    ],
    env: {
      KUBECONFIG: files.adminKubeconfig,
      POD_NAMESPACE: 'kruise-rollout',
      WEBHOOK_HOST: '127.0.0.1',
      WEBHOOK_PORT: String(ports.kruiseRolloutsWebhook),
      WEBHOOK_CERT_DIR: join(layout.directory, 'kruise-rollouts-certificates'),
    },
    cwd: program.assets,
    logFile: join(layout.logs, 'kruise-rollouts.log'),
    isReady: () =>
      probe(`http://127.0.0.1:${ports.kruiseRolloutsProbe}/readyz`),
    readyTimeoutMs: READY_TIMEOUT_MS,
  };
}
