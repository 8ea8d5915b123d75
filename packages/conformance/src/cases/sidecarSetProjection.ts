import {
  startFleetModel,
  type PodRow,
  type RunningFleetModel,
  type Workload,
} from '@pilotage/fleet-node';
import type { Ground } from '../ground/Ground';
import { sidecarImage } from '../support/manifests';
import { useScratch, type Scratch } from '../support/scratch';
import { startSidecarSet } from '../support/sidecarSetCase';

const cluster = 'conformance';
const hash = 'kruise.io/sidecarset-hash';

/** What the portal's model reads of sidecars, from a cluster that writes them. */
export function sidecarSetProjection(ground: () => Ground) {
  const scratch = useScratch(ground, 'projection');
  let model: RunningFleetModel | undefined;

  beforeAll(() => {
    model = startModel(ground());
  });
  afterAll(() => model?.stop());

  it('knows the SidecarSet, its revisions, and at which of them a pod is', async () => {
    const name = 'seen';
    const subject = await startSidecarSet(scratch(), name);
    await subject.createPod('seen-pod');
    const { metadata, status } = await subject.untilStatus(
      seen => seen.updatedReadyPods === 1,
    );
    const [first] = await subject.revisions();
    const before = await untilPod(model!, scratch(), pod => pod.ready);
    expect(before.sidecars).toEqual({
      sets: [
        {
          name,
          hash: metadata.annotations[hash],
          revision: status.latestRevision,
          containers: ['proxy'],
        },
      ],
      working: {},
      blocked: [],
    });
    const workload = await untilWorkload(model!, name, () => true);
    expect(workload.object.metadata.annotations?.[hash]).toBe(
      metadata.annotations[hash],
    );
    expect(
      model!.revisionsOf(workload).map(({ metadata: { uid } }) => uid),
    ).toEqual([first.metadata.uid]);

    await subject.setImage('2.0.0');
    const moved = await subject.untilStatus(
      seen => seen.latestRevision !== status.latestRevision,
    );
    const after = await untilPod(
      model!,
      scratch(),
      pod =>
        pod.sidecars?.sets[0]?.revision === moved.status.latestRevision &&
        pod.containers.some(({ image }) => image === sidecarImage('2.0.0')),
    );
    expect(after.sidecars?.sets[0]?.hash).toBe(
      moved.metadata.annotations[hash],
    );
  });

  it('knows which SidecarSet cannot move a pod any more', async () => {
    const subject = await startSidecarSet(scratch(), 'stuck');
    await subject.createPod('stuck-pod');
    await subject.untilStatus(status => status.updatedReadyPods === 1);
    await subject.patch([
      {
        op: 'add',
        path: '/spec/containers/0/env',
        value: [{ name: 'LEVEL', value: 'debug' }],
      },
    ]);
    const pod = await untilPod(
      model!,
      scratch(),
      ({ sidecars }) => sidecars?.blocked.length === 1,
    );
    expect(pod.sidecars?.blocked).toEqual(['stuck']);
    const { metadata } = await subject.read();
    expect(pod.sidecars?.sets[0]?.hash).not.toBe(metadata.annotations[hash]);
  });
}

/** The model of a portal that knows one cluster. */
function startModel(ground: Ground): RunningFleetModel {
  return startFleetModel({
    access: {
      listClusters: async () => [
        {
          name: cluster,
          title: cluster,
          authProvider: 'serviceAccount',
          identity: 'server',
        },
      ],
      connect: () => ground.connect('admin'),
    },
  });
}

/** Waits for a pod of the namespace, looking once per change of the model. */
function untilPod(
  model: RunningFleetModel,
  { namespace }: Scratch,
  wanted: (pod: PodRow) => boolean,
): Promise<PodRow> {
  return untilFound(model, () =>
    [...model.pods(cluster)].find(
      pod => pod.namespace === namespace && wanted(pod),
    ),
  );
}

function untilWorkload(
  model: RunningFleetModel,
  name: string,
  wanted: (workload: Workload) => boolean,
): Promise<Workload> {
  return untilFound(model, () =>
    model
      .workloads({ cluster })
      .find(
        workload =>
          workload.ref.kind === 'SidecarSet' &&
          workload.ref.name === name &&
          wanted(workload),
      ),
  );
}

function untilFound<T>(
  model: RunningFleetModel,
  find: () => T | undefined,
): Promise<T> {
  return new Promise(resolve => {
    let end = () => {};
    const look = () => {
      const found = find();
      if (found === undefined) return;
      end();
      resolve(found);
    };
    end = model.subscribe(look);
    look();
  });
}
