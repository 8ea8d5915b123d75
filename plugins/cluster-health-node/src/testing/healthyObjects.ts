import type { KubeObject, NodeRow } from '@pilotage/fleet-node';
import { kubeObject } from './kubeObject';
import { nodeRow } from './nodeRow';
import { secondsAgo } from './testNow';

/** A leader election Lease renewed two seconds ago. @public */
export function lease(name: string, renewedSecondsAgo = 2): KubeObject {
  return kubeObject('Lease', name, {
    spec: {
      holderIdentity: 'control-plane-1',
      leaseDurationSeconds: 15,
      renewTime: secondsAgo(renewedSecondsAgo),
    },
  });
}

/** A Service that selects pods by this label. @public */
export function service(name: string, app: string): KubeObject {
  return kubeObject('Service', name, {
    spec: { type: 'ClusterIP', selector: { app }, ports: [{ port: 80 }] },
  });
}

/** The slice of a Service with one endpoint per entry; `false` for an endpoint that is not ready. @public */
export function endpointSlice(
  serviceName: string,
  ready: readonly boolean[],
): KubeObject {
  const [namespace = '', name = ''] = serviceName.split('/');
  return kubeObject(
    'EndpointSlice',
    `${namespace}/${name}-1`,
    {
      endpoints: ready.map((isReady, index) => ({
        addresses: [`10.0.0.${index + 1}`],
        conditions: { ready: isReady },
        nodeName: `node-${'abc'[index % 3]}`,
      })),
    },
    { labels: { 'kubernetes.io/service-name': name } },
  );
}

/** Three ready nodes, each in a zone of its own. @public */
export const healthyNodes: readonly NodeRow[] = ['a', 'b', 'c'].map(letter =>
  nodeRow(`node-${letter}`, { zone: `zone-${letter}` }),
);

/** Objects every healthy cluster has, by kind: leases of the control plane, a DNS service with endpoints. @internal */
export const healthyObjects: Readonly<Record<string, readonly KubeObject[]>> = {
  Lease: [
    lease('kube-system/kube-scheduler'),
    lease('kube-system/kube-controller-manager'),
  ],
  Service: [service('kube-system/kube-dns', 'dns')],
  EndpointSlice: [endpointSlice('kube-system/kube-dns', [true, true])],
};
