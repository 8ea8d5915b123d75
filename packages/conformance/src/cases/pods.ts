import type { Ground } from '../ground/Ground';
import { isReady } from '../support/cloneSetCase';
import { pod } from '../support/manifests';
import { refusalOf } from '../support/refusal';
import { useScratch } from '../support/scratch';
import { until, type Loose } from '../support/until';

/** What happens to pods on the played kubelets: readiness, gates, failures, logs, deletion, eviction. */
export function pods(ground: () => Ground) {
  const scratch = useScratch(ground, 'pods');

  const create = async (name: string, spec = {}, labels = {}) =>
    scratch().clients.core.createNamespacedPod({
      namespace: scratch().namespace,
      body: pod(name, spec, labels),
    });
  const untilPod = async (name: string, wanted: (object: Loose) => boolean) =>
    (
      await until(
        scratch().ground.connect('admin'),
        `/api/v1/namespaces/${scratch().namespace}/pods`,
        ([object]) => object !== undefined && wanted(object),
        { fieldSelector: `metadata.name=${name}` },
      )
    )[0];

  it('start on a node, with an address, and become ready', async () => {
    await create('plain');
    const { spec, status } = await untilPod('plain', isReady);
    expect(spec.nodeName).toBeDefined();
    expect(status).toMatchObject({
      phase: 'Running',
      podIP: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/),
      containerStatuses: [
        { name: 'main', ready: true, restartCount: 0, started: true },
      ],
    });
    expect(status.containerStatuses[0].imageID).not.toBe('');
  });

  it('are not ready before every readiness gate is true', async () => {
    await create('gated', {
      readinessGates: [{ conditionType: 'example.com/gate' }],
    });
    const running = await untilPod('gated', object =>
      object.status.conditions?.some(
        (condition: Loose) =>
          condition.type === 'ContainersReady' && condition.status === 'True',
      ),
    );
    expect(isReady(running)).toBe(false);
    const { clients, namespace } = scratch();
    await clients.core.patchNamespacedPodStatus(
      {
        namespace,
        name: 'gated',
        body: {
          status: {
            conditions: [{ type: 'example.com/gate', status: 'True' }],
          },
        },
      },
      clients.patchAs('strategic-merge'),
    );
    await untilPod('gated', isReady);
  });

  it.each([
    ['bad-pull', 'waiting', 'ImagePullBackOff'],
    ['crash', 'waiting', 'CrashLoopBackOff'],
  ])('with an image tagged %s end up %s: %s', async (tag, state, reason) => {
    await create(`fails-${tag}`, {
      containers: [
        { name: 'main', image: `registry.example.com/conformance/app:${tag}` },
      ],
    });
    const failing = await untilPod(
      `fails-${tag}`,
      object =>
        object.status.containerStatuses?.[0]?.state?.[state]?.reason === reason,
    );
    expect(isReady(failing)).toBe(false);
  });

  it('follow a rule that is made for them', async () => {
    const remove = scratch().ground.rules.add({
      match: { pod: 'ruled' },
      behaviour: 'never-ready',
    });
    await create('ruled');
    const running = await untilPod(
      'ruled',
      object => object.status.phase === 'Running',
    );
    expect(isReady(running)).toBe(false);
    remove();
  });

  it('give their log lines', async () => {
    await create('talker');
    await untilPod('talker', isReady);
    const { clients, namespace } = scratch();
    const log = await clients.core.readNamespacedPodLog({
      namespace,
      name: 'talker',
      tailLines: 5,
    });
    expect(log.trim().split('\n').length).toBeGreaterThan(0);
    expect(log).toMatch(/\S/);
  });

  it('are gone after a deletion', async () => {
    await create('leaver');
    const { metadata } = await untilPod('leaver', isReady);
    const { clients, namespace } = scratch();
    await clients.core.deleteNamespacedPod({ namespace, name: 'leaver' });
    await until(
      scratch().ground.connect('admin'),
      `/api/v1/namespaces/${namespace}/pods`,
      objects => objects.every(object => object.metadata.uid !== metadata.uid),
    );
    expect(
      await refusalOf(
        clients.core.readNamespacedPod({ namespace, name: 'leaver' }),
      ),
    ).toMatchObject({ code: 404 });
  });

  it('are not deleted under another uid', async () => {
    await create('stays');
    const { clients, namespace } = scratch();
    expect(
      await refusalOf(
        clients.core.deleteNamespacedPod({
          namespace,
          name: 'stays',
          body: { preconditions: { uid: 'another' } },
        }),
      ),
    ).toMatchObject({ code: 409 });
  });

  it('are not evicted against a budget that allows none: 429', async () => {
    const { clients, namespace, ground: here } = scratch();
    await create('guarded', {}, { app: 'guarded' });
    await untilPod('guarded', isReady);
    await clients.policy.createNamespacedPodDisruptionBudget({
      namespace,
      body: {
        metadata: { name: 'guard' },
        spec: {
          minAvailable: 1,
          selector: { matchLabels: { app: 'guarded' } },
        },
      },
    });
    await until(
      here.connect('admin'),
      `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`,
      ([budget]) =>
        budget?.status?.observedGeneration === 1 &&
        budget.status.currentHealthy === 1,
    );
    const refusal = await refusalOf(
      clients.core.createNamespacedPodEviction({
        namespace,
        name: 'guarded',
        body: { metadata: { name: 'guarded', namespace } },
      }),
    );
    expect(refusal).toMatchObject({ code: 429, reason: 'TooManyRequests' });
    expect(refusal.message).toContain('disruption budget');
  });

  it('stay pending where no node takes them, and say so', async () => {
    await create('unschedulable', {
      nodeSelector: { 'example.com/no-such-node': 'yes' },
    });
    const { status } = await untilPod('unschedulable', object =>
      object.status.conditions?.some(
        (condition: Loose) => condition.reason === 'Unschedulable',
      ),
    );
    expect(status.phase).toBe('Pending');
  });
}
