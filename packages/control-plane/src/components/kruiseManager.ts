import { join } from 'node:path';
import { probe } from '../processes/probe';
import { READY_TIMEOUT_MS } from './componentContext';
import type { ComponentContext, ComponentSpec } from './componentContext';

/**
 * Gates that are off by default and belong to what we test. `InPlaceUpdateEnvFromMetadata` is off because it
 * needs a kruise-daemon beside a real container runtime.
 */
const featureGates = [
  'ImagePullJobGate=true',
  'PreDownloadImageForInPlaceUpdate=true',
  'PreDownloadImageForDaemonSetUpdate=true',
  'ResourcesDeletionProtection=true',
  'PodUnavailableBudgetUpdateGate=true',
  'InPlaceUpdateEnvFromMetadata=false',
];

/**
 * The OpenKruise manager. With `WEBHOOK_HOST` it makes its own certificates and rewrites its webhook
 * configurations to this address; there is no flag to keep its webhook server off the other interfaces.
 * The log folder must exist: the manager makes a missing one without the right to enter it.
 */
export function kruiseManager(context: ComponentContext): ComponentSpec {
  const { layout, program } = context;
  const { ports, files } = layout;
  return {
    name: 'kruise-manager',
    command: program.path,
    args: [
      '--enable-leader-election=false',
      '--enable-pprof=false',
      `--metrics-addr=127.0.0.1:${ports.kruiseMetrics}`,
      `--health-probe-addr=127.0.0.1:${ports.kruiseProbe}`,
      `--protection-log-path=${layout.logs}`,
      '--nodeimage-creation-delay=1s',
      '--rest-config-qps=200',
      '--rest-config-burst=400',
      `--feature-gates=${featureGates.join(',')}`,
    ],
    env: {
      KUBECONFIG: files.adminKubeconfig,
      POD_NAMESPACE: 'kruise-system',
      WEBHOOK_HOST: '127.0.0.1',
      WEBHOOK_PORT: String(ports.kruiseWebhook),
      WEBHOOK_CERT_DIR: join(layout.directory, 'kruise-certificates'),
    },
    cwd: layout.directory,
    logFile: join(layout.logs, 'kruise-manager.log'),
    isReady: () => probe(`http://127.0.0.1:${ports.kruiseProbe}/readyz`),
    readyTimeoutMs: READY_TIMEOUT_MS,
  };
}
