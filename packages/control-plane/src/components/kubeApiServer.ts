import { join } from 'node:path';
import { SERVICE_RANGE } from './clusterLayout';
import { probe } from '../processes/probe';
import { READY_TIMEOUT_MS } from './componentContext';
import type { ComponentContext, ComponentSpec } from './componentContext';

/**
 * The API server, with RBAC on. `--advertise-address` is explicit because the automatic choice needs a
 * default route; no endpoint reconciler, because loopback is no valid endpoint address. Nodes are asked for
 * container logs at their InternalIP, since names of played nodes resolve nowhere.
 */
export function kubeApiServer(context: ComponentContext): ComponentSpec {
  const { layout, program, ca } = context;
  const { files, ports } = layout;
  return {
    name: 'kube-apiserver',
    command: program.path,
    args: [
      'kube-apiserver',
      `--etcd-servers=http://127.0.0.1:${ports.etcdClient}`,
      `--secure-port=${ports.apiServer}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--tls-cert-file=${files.servingCertificate}`,
      `--tls-private-key-file=${files.servingKey}`,
      `--token-auth-file=${files.tokens}`,
      '--authorization-mode=Node,RBAC',
      '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
      `--service-account-key-file=${files.serviceAccountPublicKey}`,
      `--service-account-signing-key-file=${files.serviceAccountKey}`,
      `--service-cluster-ip-range=${SERVICE_RANGE}`,
      '--allow-privileged=true',
      '--endpoint-reconciler-type=none',
      '--kubelet-preferred-address-types=InternalIP',
    ],
    cwd: layout.directory,
    logFile: join(layout.logs, 'kube-apiserver.log'),
    isReady: () => probe(`${layout.url}/readyz`, ca),
    readyTimeoutMs: READY_TIMEOUT_MS,
  };
}
