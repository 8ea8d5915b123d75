import type { Cluster } from '@pilotage/control-plane';
import { startCluster } from '@pilotage/control-plane';
import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import { kubeletTiming } from './ground/Ground';
import { RolloutTab } from './portal/RolloutTab';
import type { Portal } from './portal/startPortal';
import { startRolloutPortal } from './portal/startRolloutPortal';
import { identities } from './support/cloneSetCase';
import { clientsOf } from './support/clients';
import { cloneSet, cloneSets, image } from './support/manifests';
import type { Loose } from './support/until';

const name = 'headline';
const namespace = 'headline';
const replicas = 3_000;
/** A real controller needs minutes for so many pods, and more on a busy machine. */
const limitMs = 400_000;

const steps: readonly RolloutChange[] = [
  {
    verb: 'set-image',
    images: { main: image('2.0.0') },
    firstStep: { type: 'percent', value: 10 },
  },
  { verb: 'partition', target: { type: 'percent', value: 40 } },
  { verb: 'partition', target: { type: 'percent', value: 70 } },
  { verb: 'promote-full' },
];

describe('3,000 pods of one CloneSet on the real control plane', () => {
  let cluster: Cluster | undefined;
  let portal: Portal | undefined;
  let tab: RolloutTab | undefined;

  afterAll(async () => {
    tab?.close();
    await portal?.stop();
    await cluster?.stop();
  }, 120_000);

  it('changes in place through our API, with one write for each step', async () => {
    const running = await startCluster({
      name,
      controllers: ['kruise'],
      nodes: { count: 24, zones: ['a', 'b', 'c'] },
      kubelet: { timing: kubeletTiming },
      report: () => {},
    });
    cluster = running;
    portal = await startRolloutPortal({
      cluster: running,
      components: [name],
    });
    const clients = await clientsOf(running);
    const pods = async (): Promise<Loose[]> =>
      (await clients.core.listNamespacedPod({ namespace })).items;
    const read = (): Promise<Loose> =>
      clients.custom.getNamespacedCustomObject({
        ...cloneSets,
        namespace,
        name,
      });

    const since = stopwatch();
    await clients.core.createNamespace({
      body: { metadata: { name: namespace } },
    });
    await clients.custom.createNamespacedCustomObject({
      ...cloneSets,
      namespace,
      body: cloneSet(name, {
        replicas,
        updateStrategy: { type: 'InPlaceIfPossible', maxUnavailable: '10%' },
      }),
    });
    tab = new RolloutTab(
      portal,
      {
        cluster: name,
        group: cloneSets.group,
        kind: 'CloneSet',
        namespace,
        name,
      },
      { limitMs },
    );
    await tab.until(
      ({ observation: { verdict, counts } }) =>
        verdict.state === 'done' && counts.available === replicas,
    );
    since('created and available');

    const before = identities(await pods());
    const { generation } = (await read()).metadata;
    const forecasts: unknown[] = [];
    for (const step of steps) {
      const last = step === steps.at(-1);
      const { mode, pods: moved } = await tab.change(
        step,
        last ? 'done' : 'step-done',
      );
      forecasts.push([mode, moved]);
      since(`${step.verb}, ${moved} pods`);
    }
    expect(forecasts).toEqual([
      ['in-place', 300],
      ['in-place', 900],
      ['in-place', 900],
      ['in-place', 900],
    ]);

    const after = await pods();
    expect(before).toHaveLength(replicas);
    expect(identities(after)).toEqual(before);
    expect(tally(after, pod => pod.spec.containers[0].image)).toEqual({
      [image('2.0.0')]: replicas,
    });
    expect(
      tally(after, pod => pod.status.containerStatuses[0].restartCount),
    ).toEqual({ 1: replicas });

    const { metadata } = await read();
    expect(metadata.generation - generation).toBe(steps.length);
    expect(
      metadata.managedFields.map((entry: Loose) => entry.manager),
    ).toContain('pilotage-rollout');
    expect(tab.section.activity.map(({ verb }) => verb).reverse()).toEqual(
      steps.map(({ verb }) => verb),
    );
  }, 1_200_000);
});

/** Prints how long each part took, and the processor time of this process: portal, its proxy and the kubelets. */
function stopwatch(): (part: string) => void {
  let at = Date.now();
  let cpu = process.cpuUsage();
  return part => {
    const seconds = (Date.now() - at) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    process.stdout.write(
      `headline: ${part}: ${seconds.toFixed(1)} s, this process used ${(
        (user + system) /
        1e6
      ).toFixed(1)} s of CPU\n`,
    );
    at = Date.now();
    cpu = process.cpuUsage();
  };
}

function tally(
  pods: readonly Loose[],
  keyOf: (pod: Loose) => string | number,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const pod of pods) {
    const key = keyOf(pod);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
