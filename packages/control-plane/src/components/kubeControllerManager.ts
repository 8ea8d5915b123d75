import { join } from 'node:path';
import { probe } from '../processes/probe';
import {
  generousRateLimit,
  leaderElection,
  READY_TIMEOUT_MS,
} from './componentContext';
import type { ComponentContext, ComponentSpec } from './componentContext';

/** All native controllers. */
export function kubeControllerManager(
  context: ComponentContext,
): ComponentSpec {
  const { layout, program, ca } = context;
  const { files } = layout;
  const port = layout.ports.controllerManager;
  return {
    name: 'kube-controller-manager',
    command: program.path,
    args: [
      'kube-controller-manager',
      `--kubeconfig=${files.adminKubeconfig}`,
      ...leaderElection,
      ...generousRateLimit,
      '--controllers=*',
      `--root-ca-file=${files.ca}`,
      `--service-account-private-key-file=${files.serviceAccountKey}`,
      '--bind-address=127.0.0.1',
      `--secure-port=${port}`,
      `--tls-cert-file=${files.servingCertificate}`,
      `--tls-private-key-file=${files.servingKey}`,
    ],
    cwd: layout.directory,
    logFile: join(layout.logs, 'kube-controller-manager.log'),
    isReady: () => probe(`https://127.0.0.1:${port}/healthz`, ca),
    readyTimeoutMs: READY_TIMEOUT_MS,
  };
}
