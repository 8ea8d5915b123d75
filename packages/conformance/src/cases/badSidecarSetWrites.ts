import type { Ground } from '../ground/Ground';
import { sidecarImage, sidecarSet, sidecarSets } from '../support/manifests';
import { refusalOf } from '../support/refusal';
import { useScratch } from '../support/scratch';

const native = {
  name: 'native',
  image: sidecarImage('1.0.0'),
  restartPolicy: 'Always',
};

/** What admission answers to writes of a SidecarSet it does not take. */
export function badSidecarSetWrites(ground: () => Ground) {
  const scratch = useScratch(ground, 'bad-sidecars');
  const subject = 'bad-writes';

  const create = (name: string, spec: Record<string, unknown> = {}) => {
    const { clients, namespace } = scratch();
    return clients.custom.createClusterCustomObject({
      ...sidecarSets,
      body: sidecarSet(name, { namespace, ...spec }),
    });
  };
  const patch = (
    body: object,
    kind: 'json' | 'merge' | 'strategic-merge' = 'merge',
  ) => {
    const { clients } = scratch();
    return clients.custom.patchClusterCustomObject(
      { ...sidecarSets, name: subject, body },
      clients.patchAs(kind),
    );
  };
  const container = (name: string) => ({ name, image: sidecarImage('1.0.0') });

  beforeAll(() => create(subject));

  it('gets its defaults and hashes from the webhook', async () => {
    const { clients } = scratch();
    const { metadata, spec } = await clients.custom.getClusterCustomObject({
      ...sidecarSets,
      name: subject,
    });
    expect(spec).toMatchObject({
      updateStrategy: {
        type: 'RollingUpdate',
        partition: 0,
        maxUnavailable: 1,
      },
      revisionHistoryLimit: 10,
      containers: [
        {
          podInjectPolicy: 'BeforeAppContainer',
          upgradeStrategy: { upgradeType: 'ColdUpgrade' },
          shareVolumePolicy: { type: 'disabled' },
          imagePullPolicy: 'IfNotPresent',
        },
      ],
    });
    for (const annotation of ['hash', 'hash-without-image']) {
      expect(
        metadata.annotations[`kruise.io/sidecarset-${annotation}`],
      ).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{64}$/);
    }
  });

  it.each<[string, object, string]>([
    [
      'a partition that is no number',
      { updateStrategy: { partition: 'lots' } },
      'spec.updateStrategy.partition',
    ],
    [
      'a negative partition',
      { updateStrategy: { partition: -1 } },
      'spec.updateStrategy.partition',
    ],
    [
      'a maxUnavailable that is no number',
      { updateStrategy: { maxUnavailable: 'few' } },
      'spec.updateStrategy.maxUnavailable',
    ],
    [
      'a partition beside a selector',
      {
        updateStrategy: {
          partition: 1,
          selector: { matchLabels: { track: 'canary' } },
        },
      },
      'Partition and Selector cannot be used together',
    ],
    [
      'even a partition of 0% beside a selector',
      {
        updateStrategy: {
          partition: '0%',
          selector: { matchLabels: { track: 'canary' } },
        },
      },
      'Partition and Selector cannot be used together',
    ],
    [
      'an empty selector',
      { selector: { matchLabels: null } },
      'empty selector is not valid for sidecarset.',
    ],
    [
      'another container',
      { containers: [container('proxy'), container('second')] },
      'container second is not found',
    ],
    [
      'no container at all',
      { containers: [] },
      'no initContainer or container defined for SidecarSet',
    ],
    [
      'a container without an image',
      { containers: [{ name: 'proxy' }] },
      'spec.containers[0].image: Required value',
    ],
    [
      'a native sidecar with a rolling update',
      { initContainers: [native] },
      'The initContainer in-place upgrade is not currently supported.',
    ],
    [
      'a pin to a revision that does not exist',
      { injectionStrategy: { revision: { revisionName: 'gone' } } },
      'Cannot find specific ControllerRevision',
    ],
    [
      'a pin that names nothing',
      { injectionStrategy: { revision: {} } },
      'revisionName and customVersion cannot be empty simultaneously',
    ],
    [
      'annotations for pods that nobody has allowed',
      {
        patchPodMetadata: [
          { annotations: { a: 'b' }, patchPolicy: 'Overwrite' },
        ],
      },
      'SidecarSet patch metadata whitelist not found',
    ],
  ])('refuses %s, with 500 as if it had failed', async (_, spec, why) => {
    const refusal = await refusalOf(patch({ spec }));
    expect(refusal.code).toBe(500);
    expect(refusal.message).toContain(
      'admission webhook "vsidecarset.kb.io" denied the request: ',
    );
    expect(refusal.message).toContain(why);
  });

  it('takes a selector beside a partition of 0', async () => {
    const selector = { matchLabels: { track: 'canary' } };
    const after = await patch({
      spec: { updateStrategy: { partition: 0, selector } },
    });
    expect(after).toMatchObject({ spec: { updateStrategy: { selector } } });
    await patch({ spec: { updateStrategy: { selector: null } } });
  });

  it('refuses a wrong type with 400, naming the field', async () => {
    const refusal = await refusalOf(
      patch({ spec: { containers: [{ name: 'proxy', image: 7 }] } }),
    );
    expect(refusal.code).toBe(400);
    expect(refusal.message).toContain('image');
  });

  it('refuses an unknown injection policy with 422, from the schema', async () => {
    const refusal = await refusalOf(
      patch({
        spec: {
          injectionStrategy: {
            revision: { customVersion: 'v1', policy: 'Sometimes' },
          },
        },
      }),
    );
    expect(refusal.code).toBe(422);
    expect(refusal.message).toContain('policy');
  });

  it('refuses a container another SidecarSet gives to the same pods', async () => {
    const selector = { matchLabels: { app: subject } };
    const refusal = await refusalOf(create('bad-writes-rival', { selector }));
    expect(refusal.code).toBe(500);
    expect(refusal.message).toContain(
      `container proxy already exist in ${subject}`,
    );
    const other = { matchLabels: { app: 'another' } };
    expect(
      await create('bad-writes-neighbour', { selector: other }),
    ).toMatchObject({ metadata: { name: 'bad-writes-neighbour' } });
  });

  it('refuses a strategic merge with 415', async () => {
    expect(
      await refusalOf(patch({ spec: {} }, 'strategic-merge')),
    ).toMatchObject({ code: 415, reason: 'UnsupportedMediaType' });
  });

  it('gives the hashes back to whoever edits them', async () => {
    const annotation = 'kruise.io/sidecarset-hash';
    const { clients } = scratch();
    const before = await clients.custom.getClusterCustomObject({
      ...sidecarSets,
      name: subject,
    });
    const after = await patch({
      metadata: { annotations: { [annotation]: 'mine' } },
    });
    expect(after.metadata.annotations[annotation]).toBe(
      before.metadata.annotations[annotation],
    );
  });
}
