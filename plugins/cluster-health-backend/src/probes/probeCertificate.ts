import { readServerCertificate } from '@pilotage/fleet-node';
import type {
  Fact,
  ServerCertificate,
} from '@pilotage/plugin-cluster-health-node';
import { unknown } from './askCluster';
import type { ServerAddress } from './serverAddresses';

/** The certificate of the API server, read where this portal knows its address. */
export async function probeCertificate(options: {
  readonly address: ServerAddress | undefined;
  readonly timeoutMs: number;
  readonly now: () => number;
}): Promise<Fact<ServerCertificate>> {
  const { address, timeoutMs, now } = options;
  if (!address) {
    return unknown(
      'the address of the API server is neither in `kubernetes.clusterLocatorMethods` nor in the catalog',
    );
  }
  if (!address.url.startsWith('https:')) {
    return {
      state: 'absent',
      reason: 'the Kubernetes plugin reaches the cluster over plain HTTP',
    };
  }
  try {
    const value = await readServerCertificate({ ...address, timeoutMs });
    return { state: 'known', value, at: now() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return unknown(`no handshake with the API server: ${reason}`);
  }
}
