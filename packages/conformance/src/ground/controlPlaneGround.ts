import { startCluster } from '@pilotage/control-plane';
import { kubeletTiming, type Ground } from './Ground';

/** A real etcd, kube-apiserver, scheduler, controller manager and OpenKruise; only the kubelets are played. */
export async function controlPlaneGround(): Promise<Ground> {
  const cluster = await startCluster({
    name: 'conformance',
    controllers: ['kruise'],
    nodes: { count: 6, zones: ['a', 'b', 'c'] },
    kubelet: { timing: kubeletTiming },
    report: () => {},
  });
  return {
    name: 'control-plane',
    url: cluster.url,
    rules: cluster.rules,
    kubeconfig: person => cluster.kubeconfig(person),
    connect: person => cluster.connect(person),
    // A fresh API server holds no events from before its start.
    async expireHistory() {
      await cluster.faults.stopApiServer();
      await cluster.faults.startApiServer();
    },
    portalCluster: cluster,
    goAway: () => cluster.faults.stopApiServer(),
    comeBack: () => cluster.faults.startApiServer(),
    stopScheduler: () => cluster.faults.killComponent('kube-scheduler'),
    startScheduler: () => cluster.faults.startComponent('kube-scheduler'),
    stop: () => cluster.stop(),
  };
}
