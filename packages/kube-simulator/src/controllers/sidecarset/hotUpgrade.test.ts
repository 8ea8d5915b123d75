import { makePod, now } from '../__testUtils__/makePod';
import { makeSidecarSet } from '../__testUtils__/makeSidecarSet';
import { hotMarks } from '../../sidecars/hotUpgrade';
import type { Pod } from '../kinds/pod';
import { hotTarget, isSettled, withOlderEmptied } from './hotUpgrade';

const sidecar = {
  name: 'proxy',
  image: 'proxy:3',
  upgradeStrategy: {
    upgradeType: 'HotUpgrade',
    hotUpgradeEmptyImage: 'empty:1',
  },
};
const set = makeSidecarSet({ containers: [sidecar] });

/** A pod with the pair `proxy-1` and `proxy-2`, each given as its image and whether it is ready. */
function pairPod(
  working: 'proxy-1' | 'proxy-2',
  first: readonly [image: string, ready?: boolean],
  second: readonly [image: string, ready?: boolean],
): Pod {
  const pair = [
    { name: 'proxy-1', image: first[0], ready: first[1] ?? true },
    { name: 'proxy-2', image: second[0], ready: second[1] ?? true },
  ];
  const pod = makePod('a', {
    ready: pair.every(({ ready }) => ready),
    annotations: { [hotMarks.working]: JSON.stringify({ proxy: working }) },
  });
  return {
    ...pod,
    spec: {
      ...pod.spec,
      containers: [
        ...pair.map(({ name, image }) => ({ name, image })),
        ...pod.spec.containers,
      ],
    },
    status: {
      ...pod.status,
      containerStatuses: [
        ...pair.map(({ name, image, ready }) => ({
          name,
          image,
          imageID: `sha256:${image}`,
          ready,
          restartCount: 0,
        })),
        { name: 'main', image: 'web:1', imageID: 'sha256:1', ready: true },
      ],
    },
  };
}

const images = ({ spec }: Pod) => spec.containers.map(({ image }) => image);

describe('hotTarget', () => {
  it.each([
    ['the empty one', pairPod('proxy-1', ['proxy:2'], ['empty:1']), 'proxy-2'],
    [
      'the empty one of the other side',
      pairPod('proxy-2', ['empty:1'], ['proxy:2']),
      'proxy-1',
    ],
    [
      'the one that does not serve, though it is the newer',
      pairPod('proxy-2', ['proxy:1'], ['proxy:bad', false]),
      'proxy-2',
    ],
    [
      'the older of two that serve',
      pairPod('proxy-2', ['proxy:1'], ['proxy:2']),
      'proxy-1',
    ],
  ])('is %s', (_, pod, expected) => {
    expect(hotTarget(set, sidecar, pod).name).toBe(expected);
  });
});

describe('withOlderEmptied', () => {
  it('empties the older container once the newer serves', () => {
    const pod = pairPod('proxy-2', ['proxy:2'], ['proxy:3']);
    expect(isSettled(set, pod)).toBe(false);
    const emptied = withOlderEmptied(set, pod, now);
    expect(images(emptied)).toEqual(['empty:1', 'proxy:3', 'web:1']);
    expect(emptied.metadata.annotations).toMatchObject({
      [hotMarks.version('proxy-1')]: '0',
      [hotMarks.versionAlt('proxy-2')]: '0',
    });
    expect(isSettled(set, emptied)).toBe(true);
  });

  it.each([
    [
      'the newer does not serve',
      pairPod('proxy-2', ['proxy:2'], ['proxy:bad', false]),
    ],
    ['nothing is to be emptied', pairPod('proxy-1', ['proxy:3'], ['empty:1'])],
  ])('leaves the pod alone while %s', (_, pod) => {
    expect(withOlderEmptied(set, pod, now)).toBe(pod);
  });
});
