import { join } from 'node:path';
import { freePorts } from '../processes/freePorts';

const portNames = [
  'etcdClient',
  'etcdPeer',
  'apiServer',
  'controllerManager',
  'scheduler',
  'kruiseWebhook',
  'kruiseMetrics',
  'kruiseProbe',
  'kruiseRolloutsWebhook',
  'kruiseRolloutsMetrics',
  'kruiseRolloutsProbe',
  'argoRolloutsMetrics',
  'argoRolloutsProbe',
  'kubelet',
] as const;

/** What each port of a cluster is for. */
export type PortName = (typeof portNames)[number];

/** First address of the service range: the `kubernetes` service. */
export const SERVICE_ADDRESS = '10.96.0.1';
export const SERVICE_RANGE = '10.96.0.0/16';

/** Where a cluster keeps its files and listens. */
export interface ClusterLayout {
  readonly name: string;
  readonly directory: string;
  readonly logs: string;
  readonly ports: Readonly<Record<PortName, number>>;
  /** Base address of the API server. */
  readonly url: string;
  readonly files: {
    readonly ca: string;
    readonly servingCertificate: string;
    readonly servingKey: string;
    readonly serviceAccountKey: string;
    readonly serviceAccountPublicKey: string;
    readonly tokens: string;
    /** Kubeconfig of the controllers, who are cluster administrators. */
    readonly adminKubeconfig: string;
  };
  kubeconfigFile(person: string): string;
}

/** Lays out a cluster in a directory, with ports nobody uses. */
export async function createLayout(
  name: string,
  directory: string,
): Promise<ClusterLayout> {
  const free = await freePorts(portNames.length);
  const ports = Object.fromEntries(
    portNames.map((port, i) => [port, free[i]]),
  ) as Record<PortName, number>;
  const kubeconfigFile = (person: string) =>
    join(directory, `${person}.kubeconfig`);
  return {
    name,
    directory,
    logs: join(directory, 'logs'),
    ports,
    url: `https://127.0.0.1:${ports.apiServer}`,
    files: {
      ca: join(directory, 'pki', 'ca.crt'),
      servingCertificate: join(directory, 'pki', 'serving.crt'),
      servingKey: join(directory, 'pki', 'serving.key'),
      serviceAccountKey: join(directory, 'pki', 'service-account.key'),
      serviceAccountPublicKey: join(directory, 'pki', 'service-account.pub'),
      tokens: join(directory, 'pki', 'tokens.csv'),
      adminKubeconfig: kubeconfigFile('admin'),
    },
    kubeconfigFile,
  };
}
