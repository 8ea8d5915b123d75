import type { KubeObject, Workload } from '@pilotage/fleet-node';
import { resourcePath } from '@pilotage/fleet-node';
import type { Benchmark, Result } from '../result';
import type { Ground } from './ground';
import { namespace, startGround } from './ground';
import type { Portal } from './portal';
import { modelShows } from './modelShows';
import { startPortal } from './portal';

const defaultPods = 3_000;
const steps = [20, 40, 60, 80, 100];
const podType = { group: '', version: 'v1', plural: 'pods' };

/** B10: writes to the cluster for one rollout in place, beside patching the pods one by one. */
export const rolloutWrites: Benchmark = {
  id: 'B10',
  title: 'writes per rollout',
  async run({ pods = defaultPods, progress }) {
    const ground = await startGround(pods);
    try {
      progress(`B10: starting two CloneSets of ${pods} pods`);
      const ours = await ready(ground, 'ours', pods);
      const peer = await ready(ground, 'peer', pods);
      const portal = await startPortal(ground.fleet, 'ours');
      try {
        const uids = new Set(
          ground.fleet.model.podsOf(ours).map(({ uid }) => uid),
        );
        progress(`B10: rolling out in ${steps.length} steps`);
        const declared = await counted(ground, () =>
          rollOut(ground, portal, ours, pods),
        );
        await untilInPlace(ground, ours, uids);
        progress('B10: patching pods one by one');
        const patched = await counted(ground, () => patchPods(ground, peer));
        return [resultOf(pods, declared, patched)];
      } finally {
        await portal.stop();
      }
    } finally {
      await ground.stop();
    }
  },
};

interface Traffic {
  readonly writes: number;
  readonly reads: number;
}

async function counted(
  { connection }: Ground,
  work: () => Promise<void>,
): Promise<Traffic> {
  const { writes, reads } = connection;
  await work();
  return {
    writes: connection.writes - writes,
    reads: connection.reads - reads,
  };
}

async function rollOut(
  ground: Ground,
  portal: Portal,
  workload: Workload,
  pods: number,
): Promise<void> {
  for (const [index, percent] of steps.entries()) {
    const target = { type: 'percent', value: percent } as const;
    const key = `b10-step-${index}`;
    if (index === 0) {
      await portal.change(
        {
          verb: 'set-image',
          images: { main: 'shop/web:2' },
          firstStep: target,
        },
        key,
      );
    } else if (percent === 100) {
      await portal.change({ verb: 'promote-full' }, key);
    } else {
      await portal.change({ verb: 'partition', target }, key);
    }
    const wanted = Math.ceil((pods * percent) / 100);
    await until(
      ground,
      workload,
      ({ updatedReadyReplicas = 0 }) => updatedReadyReplicas >= wanted,
    );
  }
}

/** What a script does that does not leave the work to the controller. */
async function patchPods(
  { connection, fleet }: Ground,
  workload: Workload,
): Promise<void> {
  for (const { name } of fleet.model.podsOf(workload)) {
    const response = await connection.request({
      method: 'PATCH',
      path: resourcePath({ type: podType, namespace, name }),
      contentType: 'application/json-patch+json',
      body: [
        {
          op: 'replace',
          path: '/spec/containers/0/image',
          value: 'shop/web:2',
        },
      ],
    });
    if (response.status !== 200)
      throw new Error(`pod ${name}: ${await response.text()}`);
    await response.text();
  }
}

interface CloneSetStatus {
  observedGeneration?: number;
  readyReplicas?: number;
  updatedReadyReplicas?: number;
}

async function ready(
  ground: Ground,
  name: string,
  pods: number,
): Promise<Workload> {
  const ref = {
    cluster: 'bench',
    group: 'apps.kruise.io',
    kind: 'CloneSet',
    namespace,
    name,
  };
  ground.createCloneSet(name);
  await until(
    ground,
    { ref },
    ({ readyReplicas = 0 }) => readyReplicas === pods,
  );
  const { model } = ground.fleet;
  const workload = model.workload(ref)!;
  // Pods arrive on a watch of their own, which may be behind the one that brings the workload's status.
  await modelShows(model, () => model.podsOf(workload).length === pods);
  return workload;
}

/** Waits until the controller has seen the wanted state and its status fits. */
async function until(
  { fleet: { model } }: Ground,
  { ref }: Pick<Workload, 'ref'>,
  fits: (status: CloneSetStatus) => boolean,
): Promise<void> {
  await modelShows(model, () => {
    const object: KubeObject | undefined = model.workload(ref)?.object;
    const status = (object?.status ?? {}) as CloneSetStatus;
    return (
      (status.observedGeneration ?? 0) >= (object?.metadata.generation ?? 1) &&
      fits(status)
    );
  });
}

/** Waits until every pod runs the new image with the uid it had before. */
async function untilInPlace(
  { fleet: { model } }: Ground,
  workload: Workload,
  uids: ReadonlySet<string>,
): Promise<void> {
  await modelShows(model, () => {
    const pods = model.podsOf(workload);
    const kept = pods.filter(
      ({ uid, containers }) =>
        uids.has(uid) && containers[0]?.image === 'shop/web:2',
    );
    return pods.length === uids.size && kept.length === uids.size;
  });
}

function resultOf(pods: number, ours: Traffic, peer: Traffic): Result {
  const limit = steps.length + 3;
  return {
    benchmark: `B10 rollout of ${pods} pods in ${steps.length} steps, in place`,
    figure: 'writes by us',
    ours: `${ours.writes} (and ${ours.reads} reads)`,
    peer: `${peer.writes} (a patch per pod)`,
    ratio: `${(peer.writes / ours.writes).toFixed(0)}×`,
    target: `≤ ${limit}`,
    met: ours.writes <= limit,
    limit: `${steps.length}: one per step`,
  };
}
