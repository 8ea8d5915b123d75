import { PlayedPod, startedAt } from './__testUtils__/playedPod';
import { imageId } from './imageId';
import { defaultTiming } from '../timing';

const isReady = (played: PlayedPod) =>
  played.condition('Ready')?.status === 'True';

describe('a start', () => {
  it('takes its time, is one write, and ends ready', () => {
    const played = new PlayedPod({}).play(599);
    expect(played.patches).toBe(0);
    played.play(1);
    expect(played.patches).toBe(1);
    expect(played.status).toMatchObject({
      phase: 'Running',
      startTime: '2026-01-01T00:00:00Z',
      hostIP: '172.18.0.2',
      podIP: '10.128.0.1',
      podIPs: [{ ip: '10.128.0.1' }],
    });
    expect(played.container()).toEqual({
      name: 'app',
      image: 'shop/api:1.0.0',
      imageID: imageId('shop/api:1.0.0'),
      containerID: expect.stringMatching(/^containerd:\/\/[0-9a-f]{64}$/),
      ready: true,
      started: true,
      restartCount: 0,
      state: { running: { startedAt: '2026-01-01T00:00:00Z' } },
      lastState: {},
    });
    for (const type of [
      'PodScheduled',
      'PodReadyToStartContainers',
      'Initialized',
      'ContainersReady',
      'Ready',
    ]) {
      expect(played.condition(type)?.status).toBe('True');
    }
    expect(played.events.map(({ reason }) => reason)).toEqual([
      'Pulling',
      'Pulled',
      'Created',
      'Started',
    ]);
  });

  it('rests afterwards', () => {
    const played = new PlayedPod({}).play(600);
    expect(played.decide()).toMatchObject({
      action: { do: 'nothing' },
      events: [],
    });
    expect(played.decide().lookAgainAt).toBeUndefined();
  });

  it('is shown as ContainerCreating when it is a long one', () => {
    const played = new PlayedPod({}, { startMs: 5_000 }).play(1_000);
    expect(played.status.phase).toBe('Pending');
    expect(played.waiting()).toBe('ContainerCreating');
    expect(isReady(played)).toBe(false);
    expect(isReady(played.play(4_000))).toBe(true);
  });

  it('varies with the seed and the pod, and is the same every time', () => {
    const start = (uid: string) => {
      const played = new PlayedPod({}, { jitter: 0.2 });
      played.pod = { ...played.pod, metadata: { ...played.pod.metadata, uid } };
      return (played.decide().lookAgainAt ?? 0) - startedAt;
    };
    const times = ['a', 'b', 'c', 'd'].map(start);
    expect(new Set(times).size).toBeGreaterThan(1);
    expect(['a', 'b', 'c', 'd'].map(start)).toEqual(times);
    for (const time of times) {
      expect(time).toBeGreaterThanOrEqual(480);
      expect(time).toBeLessThanOrEqual(720);
    }
  });
});

describe('a new image', () => {
  it('restarts the container in place and keeps pod, address and start time', () => {
    const played = new PlayedPod({}).play(5_000);
    const before = played.container();
    played.setImage('shop/api:2.0.0').play(599);
    expect(played.container()).toEqual(before);
    played.play(1);
    expect(played.container()).toMatchObject({
      image: 'shop/api:2.0.0',
      imageID: imageId('shop/api:2.0.0'),
      restartCount: 1,
      ready: true,
      lastState: {
        terminated: {
          exitCode: 0,
          reason: 'Completed',
          containerID: before.containerID,
        },
      },
    });
    expect(played.container().containerID).not.toBe(before.containerID);
    expect(played.container().imageID).not.toBe(before.imageID);
    expect(played.status).toMatchObject({
      podIP: '10.128.0.1',
      startTime: '2026-01-01T00:00:00Z',
    });
    expect(played.events.map(({ reason }) => reason)).toContain('Killing');
  });

  it('leaves the other containers alone', () => {
    const played = new PlayedPod({
      containers: [
        { name: 'app', image: 'shop/api:1' },
        { name: 'proxy', image: 'mesh/proxy:1' },
      ],
    }).play(600);
    const app = played.container('app');
    played.setImage('mesh/proxy:2', 'proxy').play(600);
    expect(played.container('app')).toEqual(app);
    expect(played.container('proxy')).toMatchObject({
      image: 'mesh/proxy:2',
      restartCount: 1,
    });
  });

  it('that is taken back before the restart restarts nothing', () => {
    const played = new PlayedPod({}).play(600);
    played
      .setImage('shop/api:2')
      .play(300)
      .setImage('shop/api:1.0.0')
      .play(10_000);
    expect(played.container().restartCount).toBe(0);
    // The wish has been forgotten: the next one takes its full time again.
    played.setImage('shop/api:2').play(599);
    expect(played.container().restartCount).toBe(0);
  });
});

describe('an image that cannot be pulled', () => {
  it('keeps a new pod Pending and retries', () => {
    const played = new PlayedPod({ image: 'shop/api:bad-pull' }).play(600);
    expect(played.waiting()).toBe('ErrImagePull');
    played.play(1_000);
    expect(played.waiting()).toBe('ImagePullBackOff');
    expect(played.status.phase).toBe('Pending');
    expect(played.container()).toMatchObject({
      image: 'shop/api:bad-pull',
      imageID: '',
      ready: false,
      started: false,
      restartCount: 0,
    });
    played.play(60_000);
    const failed = played.events.filter(({ message }) =>
      message.startsWith('Failed to pull image'),
    );
    expect(failed.length).toBeGreaterThan(3);
  });

  it('in place leaves image and imageID the old ones', () => {
    const played = new PlayedPod({}).play(600);
    const before = played.container();
    played.setImage('shop/api:2-bad-pull').play(5_000);
    expect(played.waiting()).toBe('ImagePullBackOff');
    expect(played.status.phase).toBe('Running');
    expect(played.container()).toMatchObject({
      image: before.image,
      imageID: before.imageID,
      ready: false,
      restartCount: 0,
    });
    expect(isReady(played)).toBe(false);
    expect(played.condition('Ready')).toMatchObject({
      reason: 'ContainersNotReady',
      message: 'containers with unready status: [app]',
    });
  });

  it.each([
    ['the old one', 'shop/api:1.0.0'],
    ['a third one', 'shop/api:3'],
  ])('heals when the image is put back to %s', (_, image) => {
    const played = new PlayedPod({}).play(600);
    const before = played.container();
    played
      .setImage('shop/api:2-bad-pull')
      .play(30_000)
      .setImage(image)
      .play(600);
    expect(played.container()).toMatchObject({
      image,
      imageID: imageId(image),
      restartCount: 1,
      ready: true,
    });
    expect(played.container().containerID).not.toBe(before.containerID);
    expect(isReady(played)).toBe(true);
    expect(played.condition('Ready')?.reason ?? null).toBeNull();
  });

  it('heals when the rule that made it bad is taken back', () => {
    const played = new PlayedPod({});
    played.behaviour = () => 'image-cannot-be-pulled';
    played.play(30_000);
    expect(played.waiting()).toBe('ImagePullBackOff');
    played.behaviour = () => undefined;
    expect(isReady(played.play(600))).toBe(true);
  });

  it('does not touch a container that runs', () => {
    const played = new PlayedPod({}).play(600);
    played.behaviour = () => 'image-cannot-be-pulled';
    played.play(60_000);
    expect(played.container()).toMatchObject({ restartCount: 0, ready: true });
  });
});

describe('a crash', () => {
  it('is restarted at once, then with growing back-off, and is never ready', () => {
    const played = new PlayedPod({ image: 'shop/api:crash' }).play(600);
    expect(played.container()).toMatchObject({ ready: false, restartCount: 0 });
    played.play(249);
    expect(played.container().state?.terminated).toMatchObject({
      exitCode: 1,
      reason: 'Error',
    });
    played.play(201);
    expect(played.waiting()).toBe('CrashLoopBackOff');
    expect(played.container()).toMatchObject({
      restartCount: 1,
      lastState: { terminated: { exitCode: 1, reason: 'Error' } },
    });
    const restarts = [2_200, 4_200, 8_200, 16_200, 30_200, 30_200].map(
      ms => played.play(ms).container().restartCount,
    );
    expect(restarts).toEqual([2, 3, 4, 5, 6, 7]);
    expect(
      played.events.filter(({ reason }) => reason === 'BackOff').length,
    ).toBe(7);
    expect(isReady(played)).toBe(false);
    expect(played.status.phase).toBe('Running');
  });

  it('does not wait out its back-off when the image is put back', () => {
    const played = new PlayedPod({}).play(600);
    played.setImage('shop/api:crash').play(120_000);
    expect(played.waiting()).toBe('CrashLoopBackOff');
    played.setImage('shop/api:1.0.0').play(600);
    expect(isReady(played)).toBe(true);
    expect(played.container().image).toBe('shop/api:1.0.0');
  });

  it('after a while makes the container ready first', () => {
    const played = new PlayedPod({});
    played.behaviour = () => ({ crashAfterMs: 3_000 });
    expect(isReady(played.play(3_000))).toBe(true);
    played.play(601);
    expect(isReady(played)).toBe(false);
    expect(isReady(played.play(100))).toBe(true);
    expect(played.container().restartCount).toBe(1);
  });

  it('is counted from the start after a long healthy run', () => {
    const played = new PlayedPod({}, { maxBackOffMs: 1_000 });
    played.behaviour = () => ({ crashAfterMs: 10_000 });
    played.play(60_000);
    expect(played.events.filter(({ reason }) => reason === 'BackOff')).toEqual(
      [],
    );
  });

  it('hits a container that already runs, once there is a rule', () => {
    const played = new PlayedPod({}).play(60_000);
    played.behaviour = () => 'crash-at-once';
    played.play(0);
    expect(isReady(played)).toBe(false);
    expect(played.container().state?.terminated?.exitCode).toBe(1);
  });
});

describe('other behaviours', () => {
  it('out of memory is killed with 137', () => {
    const played = new PlayedPod({ image: 'shop/api:oom' }).play(600);
    expect(isReady(played)).toBe(false);
    played.play(1_500);
    expect(played.container().state?.terminated).toMatchObject({
      exitCode: 137,
      reason: 'OOMKilled',
    });
    played.play(10_000);
    expect(played.container().lastState?.terminated?.reason).toBe('OOMKilled');
  });

  it('flaky crashes three times in a row, runs well for a while, and over again', () => {
    const played = new PlayedPod({ image: 'shop/api:flaky' });
    const restarts = () => played.container().restartCount;
    played.play(30_000);
    expect(isReady(played)).toBe(true);
    expect(restarts()).toBe(3);
    expect(played.container().lastState?.terminated?.exitCode).toBe(1);
    played.play(defaultTiming.flakyMs + 20_000);
    expect(isReady(played)).toBe(true);
    expect(restarts()).toBe(7);
  });

  it('slow runs at once and is started and ready late', () => {
    const played = new PlayedPod({ image: 'shop/api:slow' }).play(20_599);
    expect(played.container()).toMatchObject({ started: false, ready: false });
    expect(played.container().state?.running).toBeDefined();
    played.play(1);
    expect(played.container()).toMatchObject({ started: true, ready: true });
  });

  it('never ready runs and says so in an event', () => {
    const played = new PlayedPod({ image: 'shop/api:never-ready' }).play(
      600_000,
    );
    expect(played.container()).toMatchObject({
      started: true,
      ready: false,
      restartCount: 0,
    });
    expect(played.events.map(({ reason }) => reason)).toContain('Unhealthy');
  });

  it('never ready ends with its rule', () => {
    const played = new PlayedPod({});
    played.behaviour = () => 'never-ready';
    expect(isReady(played.play(60_000))).toBe(false);
    played.behaviour = () => undefined;
    expect(isReady(played.play(0))).toBe(true);
  });
});

describe('readiness gates', () => {
  const gated = { readinessGates: [{ conditionType: 'InPlaceUpdateReady' }] };

  it('hold Ready back until their owner sets them, and are not written', () => {
    const played = new PlayedPod(gated).play(600);
    expect(played.condition('ContainersReady')?.status).toBe('True');
    expect(played.condition('Ready')).toMatchObject({
      status: 'False',
      reason: 'ReadinessGatesNotReady',
      message:
        'corresponding condition of pod readiness gate "InPlaceUpdateReady" does not exist.',
    });
    expect(played.condition('InPlaceUpdateReady')).toBeUndefined();
    played.setCondition({ type: 'InPlaceUpdateReady', status: 'True' }).play(0);
    expect(isReady(played)).toBe(true);
  });

  it('Ready goes and comes with a gate, also when somebody else wrote it', () => {
    const played = new PlayedPod(gated)
      .setCondition({ type: 'InPlaceUpdateReady', status: 'True' })
      .play(600);
    played
      .setCondition({ type: 'InPlaceUpdateReady', status: 'False' })
      .setCondition({
        type: 'Ready',
        status: 'False',
        reason: 'StartInPlaceUpdate',
      })
      .play(0);
    expect(played.condition('Ready')?.message).toBe(
      'the status of pod readiness gate "InPlaceUpdateReady" is not "True", but False',
    );
    played.setCondition({ type: 'InPlaceUpdateReady', status: 'True' }).play(0);
    expect(isReady(played)).toBe(true);
  });

  it('keep the time of the last transition while nothing changes', () => {
    const played = new PlayedPod(gated).play(600);
    const before = played.condition('Ready')?.lastTransitionTime;
    played
      .play(10_000)
      .setCondition({ type: 'InPlaceUpdateReady', status: 'Unknown' })
      .play(0);
    expect(played.condition('Ready')?.lastTransitionTime).toBe(before);
    expect(played.condition('Ready')?.message).toContain('Unknown');
  });
});

describe('init containers', () => {
  const withInit = {
    initContainers: [
      { name: 'migrate', image: 'shop/migrate:1' },
      { name: 'proxy', image: 'mesh/proxy:1', restartPolicy: 'Always' },
    ],
  };

  it('run to completion one after the other; native sidecars stay', () => {
    const played = new PlayedPod(withInit).play(700);
    expect(played.waiting('app')).toBe('PodInitializing');
    expect(played.condition('Initialized')?.status).toBe('False');
    expect(played.status.phase).toBe('Pending');
    played.play(2_000);
    expect(played.container('migrate')).toMatchObject({
      ready: true,
      state: { terminated: { exitCode: 0, reason: 'Completed' } },
    });
    expect(
      played.status.initContainerStatuses?.map(({ name }) => name),
    ).toEqual(['migrate', 'proxy']);
    expect(played.container('proxy')).toMatchObject({
      ready: true,
      started: true,
    });
    expect(played.status.phase).toBe('Running');
    expect(isReady(played)).toBe(true);
  });

  it('a native sidecar restarts in place and counts for readiness', () => {
    const played = new PlayedPod(withInit).play(5_000);
    played.setImage('mesh/proxy:2', 'proxy').play(600);
    expect(played.container('proxy')).toMatchObject({
      image: 'mesh/proxy:2',
      restartCount: 1,
    });
    expect(played.container('app').restartCount).toBe(0);
    played.setImage('mesh/proxy:crash', 'proxy').play(5_000);
    expect(isReady(played)).toBe(false);
    expect(played.status.phase).toBe('Running');
  });

  it('a crashing one holds up the pod', () => {
    const played = new PlayedPod({
      initContainers: [{ name: 'migrate', image: 'shop/migrate:crash' }],
    }).play(30_000);
    expect(played.waiting('migrate')).toBe('CrashLoopBackOff');
    expect(played.waiting('app')).toBe('PodInitializing');
    expect(played.container('migrate').restartCount).toBeGreaterThan(1);
  });
});

describe('pods that are meant to end', () => {
  it.each([
    ['Never', 'shop/job:1', 'Succeeded', 0],
    ['OnFailure', 'shop/job:1', 'Succeeded', 0],
    ['Never', 'shop/job:crash', 'Failed', 1],
  ] as const)(
    'restartPolicy %s with %s: %s',
    (restartPolicy, image, phase, exitCode) => {
      const played = new PlayedPod({ restartPolicy, image }).play(5_000);
      expect(played.status.phase).toBe(phase);
      expect(played.container().state?.terminated?.exitCode).toBe(exitCode);
      expect(isReady(played)).toBe(false);
    },
  );

  it('restartPolicy OnFailure starts a crashed container again', () => {
    const played = new PlayedPod({
      restartPolicy: 'OnFailure',
      image: 'shop/job:crash',
    }).play(5_000);
    expect(played.status.phase).toBe('Running');
    expect(played.container().restartCount).toBeGreaterThan(0);
  });
});

describe('the end', () => {
  const deleted = (played: PlayedPod, deletionGracePeriodSeconds: number) => {
    played.pod = {
      ...played.pod,
      metadata: {
        ...played.pod.metadata,
        deletionTimestamp: '2026-01-01T00:00:31Z',
        deletionGracePeriodSeconds,
      },
    };
    return played;
  };

  it('comes after a short grace', () => {
    const played = deleted(new PlayedPod({}).play(1_000), 30);
    expect(played.play(299).deletedAt).toBeUndefined();
    expect(played.play(1).deletedAt).toBe(startedAt + 1_300);
  });

  it('comes at once with a grace of none', () => {
    expect(deleted(new PlayedPod({}).play(1_000), 0).play(0).deletedAt).toBe(
      startedAt + 1_000,
    );
  });

  it('leaves a pod alone that was evicted', () => {
    const played = new PlayedPod({}).play(600);
    played.pod = {
      ...played.pod,
      status: { ...played.status, phase: 'Failed' },
    };
    expect(played.decide().action).toEqual({ do: 'nothing' });
  });
});

describe('a container recreated on request', () => {
  it('runs again at once, the image unchanged', () => {
    const played = new PlayedPod({}).play(1_000);
    const before = played.container();
    played.play(0, ['app']);
    expect(played.container()).toMatchObject({
      image: before.image,
      imageID: before.imageID,
      restartCount: 1,
      lastState: { terminated: { containerID: before.containerID } },
    });
  });
});

describe('a new process', () => {
  it.each(['shop/api:1', 'shop/api:slow', 'shop/api:never-ready'])(
    'takes over a pod running %s without a restart or a write',
    image => {
      const played = new PlayedPod({ image }).play(60_000);
      const { status } = played;
      played.memory = undefined;
      played.play(1_000);
      expect(played.status).toEqual(status);
    },
  );

  it.each(['shop/api:crash', 'shop/api:oom'])(
    'goes on with a pod that loops on %s',
    image => {
      const played = new PlayedPod({ image }).play(10_000);
      const { restartCount } = played.container();
      played.memory = undefined;
      played.play(60_000);
      expect(played.container().restartCount).toBeGreaterThan(restartCount);
      expect(isReady(played)).toBe(false);
    },
  );

  it('goes on waiting for an image, and heals', () => {
    const played = new PlayedPod({})
      .play(600)
      .setImage('shop/api:bad-pull')
      .play(10_000);
    played.memory = undefined;
    played.play(10_000);
    expect(played.waiting()).toBe('ImagePullBackOff');
    expect(played.container()).toMatchObject({
      image: 'shop/api:1.0.0',
      restartCount: 0,
    });
    played.setImage('shop/api:1.0.0').play(600);
    expect(played.container()).toMatchObject({ restartCount: 1, ready: true });
  });
});
