import { join } from 'node:path';
import { probe } from '../processes/probe';
import {
  generousRateLimit,
  leaderElection,
  READY_TIMEOUT_MS,
} from './componentContext';
import type { ComponentContext, ComponentSpec } from './componentContext';

/** The scheduler. */
export function kubeScheduler(context: ComponentContext): ComponentSpec {
  const { layout, program, ca } = context;
  const { files } = layout;
  const port = layout.ports.scheduler;
  return {
    name: 'kube-scheduler',
    command: program.path,
    args: [
      'kube-scheduler',
      `--kubeconfig=${files.adminKubeconfig}`,
      ...leaderElection,
      ...generousRateLimit,
      '--bind-address=127.0.0.1',
      `--secure-port=${port}`,
      `--tls-cert-file=${files.servingCertificate}`,
      `--tls-private-key-file=${files.servingKey}`,
    ],
    cwd: layout.directory,
    logFile: join(layout.logs, 'kube-scheduler.log'),
    isReady: () => probe(`https://127.0.0.1:${port}/healthz`, ca),
    readyTimeoutMs: READY_TIMEOUT_MS,
  };
}
