import type { Ground } from '../ground/Ground';
import { isReady } from '../support/cloneSetCase';
import { deployment, image, pod, sidecarImage } from '../support/manifests';
import { useScratch } from '../support/scratch';
import {
  containerNames,
  markOf,
  startSidecarSet,
} from '../support/sidecarSetCase';

const hash = 'kruise.io/sidecarset-hash';
const hashWithoutImage = 'kruise.io/sidecarset-hash-without-image';

/** Which pods get a sidecar, where in the pod, of which revision, and what is written beside it. */
export function sidecarSetInjection(ground: () => Ground) {
  const scratch = useScratch(ground, 'injection');

  it('goes into pods that are created afterwards and leaves those that are there alone', async () => {
    const { clients, namespace } = scratch();
    await clients.core.createNamespacedPod({
      namespace,
      body: pod('new-only-before', {}, { app: 'new-only' }),
    });
    const subject = await startSidecarSet(scratch(), 'new-only');
    await subject.createPod('new-only-after');
    const { status } = await subject.untilStatus(
      seen => seen.updatedReadyPods === 1,
    );
    expect(status).toMatchObject({
      matchedPods: 1,
      updatedPods: 1,
      readyPods: 1,
      collisionCount: 0,
    });
    const pods = await subject.untilPods(seen => seen.every(isReady));
    expect(
      pods.map(seen => [seen.metadata.name, containerNames(seen)]),
    ).toEqual([
      ['new-only-after', ['proxy', 'main']],
      ['new-only-before', ['main']],
    ]);
  });

  it('writes by which SidecarSet, state and revision a pod was injected', async () => {
    const subject = await startSidecarSet(scratch(), 'marks');
    const { metadata, status } = await subject.read();
    const injected = await subject.createPod('marks-pod');
    expect(injected.metadata.annotations).toMatchObject({
      'kruise.io/sidecarset-injected-list': 'marks',
    });
    expect(markOf(injected, hash, 'marks')).toEqual({
      updateTimestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/),
      hash: metadata.annotations[hash],
      sidecarSetName: 'marks',
      sidecarList: ['proxy'],
      controllerRevision: status.latestRevision,
    });
    const without = markOf(injected, hashWithoutImage, 'marks');
    expect(without).toMatchObject({
      hash: metadata.annotations[hashWithoutImage],
      sidecarSetName: 'marks',
      sidecarList: ['proxy'],
    });
    expect(without).not.toHaveProperty('controllerRevision');
    expect(injected.spec.containers[0].env).toEqual([
      { name: 'IS_INJECTED', value: 'true' },
    ]);
    expect(injected.spec.containers[0]).not.toHaveProperty('podInjectPolicy');
  });

  it('keeps its revisions in the namespace of OpenKruise, with owner, labels and hashes', async () => {
    const subject = await startSidecarSet(scratch(), 'revisions');
    const { metadata, spec, status } = await subject.read();
    const [revision, ...others] = await subject.revisions();
    expect(others).toEqual([]);
    expect(revision.metadata).toMatchObject({
      name: status.latestRevision,
      labels: { 'kruise.io/sidecarset-name': 'revisions' },
      annotations: {
        [hash]: metadata.annotations[hash],
        [hashWithoutImage]: metadata.annotations[hashWithoutImage],
      },
    });
    expect(revision.metadata.ownerReferences).toMatchObject([
      { kind: 'SidecarSet', name: 'revisions', uid: metadata.uid },
    ]);
    expect(revision.revision).toBe(1);
    expect(revision.data.spec).toMatchObject({ $patch: 'replace' });
    expect(revision.data.spec.containers).toMatchObject(
      spec.containers.map(({ name, image: used }: Record<string, string>) => ({
        name,
        image: used,
      })),
    );
    expect(revision.data.spec).not.toHaveProperty('updateStrategy');
  });

  it('shows in a dry run what a pod would get', async () => {
    const { clients, namespace } = scratch();
    const subject = await startSidecarSet(scratch(), 'dry-run');
    const shown = await clients.core.createNamespacedPod({
      namespace,
      dryRun: 'All',
      body: pod('dry-run-pod', {}, { app: 'dry-run' }),
    });
    expect(containerNames(shown)).toEqual(['proxy', 'main']);
    expect(await subject.pods()).toEqual([]);
  });

  it('reaches the pods of ReplicaSets', async () => {
    const { clients, namespace } = scratch();
    const subject = await startSidecarSet(scratch(), 'of-deployment');
    await clients.apps.createNamespacedDeployment({
      namespace,
      body: deployment('of-deployment', { replicas: 2 }),
    });
    await subject.untilStatus(seen => seen.updatedReadyPods === 2);
    const pods = await subject.pods();
    expect(pods.map(containerNames)).toEqual([
      ['proxy', 'main'],
      ['proxy', 'main'],
    ]);
  });

  it('follows the labels of namespaces', async () => {
    const { namespace } = scratch();
    const selects = (name: string) => ({
      namespace: undefined,
      namespaceSelector: {
        matchLabels: { 'kubernetes.io/metadata.name': name },
      },
    });
    const here = await startSidecarSet(scratch(), 'here', selects(namespace));
    const away = await startSidecarSet(scratch(), 'away', selects('default'));
    expect(containerNames(await here.createPod('here-pod'))).toEqual([
      'proxy',
      'main',
    ]);
    expect(containerNames(await away.createPod('away-pod'))).toEqual(['main']);
  });

  it('puts containers behind, mounts volumes, and hands variables over', async () => {
    const { clients, namespace } = scratch();
    await startSidecarSet(scratch(), 'shapes', {
      containers: [
        {
          name: 'proxy',
          image: sidecarImage('1.0.0'),
          podInjectPolicy: 'AfterAppContainer',
          shareVolumePolicy: { type: 'enabled' },
          transferEnv: [{ sourceContainerName: 'main', envName: 'ZONE' }],
          volumeMounts: [{ name: 'sockets', mountPath: '/sockets' }],
        },
      ],
      volumes: [
        { name: 'sockets', emptyDir: {} },
        { name: 'unused', emptyDir: {} },
      ],
    });
    const { spec } = await clients.core.createNamespacedPod({
      namespace,
      body: pod(
        'shapes-pod',
        {
          containers: [
            {
              name: 'main',
              image: image('1.0.0'),
              env: [{ name: 'ZONE', value: 'a' }],
              volumeMounts: [{ name: 'data', mountPath: '/data' }],
            },
          ],
          volumes: [{ name: 'data', emptyDir: {} }],
        },
        { app: 'shapes' },
      ),
    });
    const [main, proxy] = spec!.containers;
    expect([main?.name, proxy?.name]).toEqual(['main', 'proxy']);
    expect(proxy?.env).toEqual([
      { name: 'IS_INJECTED', value: 'true' },
      { name: 'ZONE', value: 'a' },
    ]);
    expect(proxy?.volumeMounts).toEqual(
      expect.arrayContaining([
        { name: 'sockets', mountPath: '/sockets' },
        { name: 'data', mountPath: '/data' },
      ]),
    );
    const volumes = spec!.volumes!.map(({ name }) => name);
    expect(volumes).toEqual(expect.arrayContaining(['data', 'sockets']));
    expect(volumes).not.toContain('unused');
  });

  it('injects native sidecars, which run beside the application', async () => {
    const subject = await startSidecarSet(scratch(), 'native', {
      updateStrategy: { type: 'NotUpdate' },
      containers: undefined,
      initContainers: [
        {
          name: 'proxy',
          image: sidecarImage('1.0.0'),
          restartPolicy: 'Always',
        },
      ],
    });
    const created = await subject.createPod('native-pod');
    expect(containerNames(created)).toEqual(['main']);
    expect(created.spec.initContainers).toMatchObject([
      {
        name: 'proxy',
        restartPolicy: 'Always',
        env: [{ name: 'IS_INJECTED', value: 'true' }],
      },
    ]);
    expect(markOf(created, hash, 'native').sidecarList).toEqual(['proxy']);
    const [running] = await subject.untilPods(pods => pods.some(isReady));
    expect(running.status.initContainerStatuses).toMatchObject([
      { name: 'proxy', ready: true, state: { running: {} } },
    ]);
  });
}
