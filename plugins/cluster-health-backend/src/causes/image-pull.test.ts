import {
  clusterFacts,
  containerRow,
  podsOf,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findImagePulls } from './image-pull';

const cart = workload('shop/cart');
const image = 'registry.example/shop/cart:1.5.0';

function waitingFor(reason: string) {
  return {
    containers: [containerRow({ state: 'waiting', reason, image })],
  };
}

it('is one cause whichever try the kubelet is at', () => {
  const [first, second] = podsOf(cart, 2);
  const facts = clusterFacts({
    workloads: [cart],
    pods: [
      { ...first!, ...waitingFor('ErrImagePull') },
      { ...second!, ...waitingFor('ImagePullBackOff') },
    ],
  });
  expect(findImagePulls(facts)).toMatchObject([
    {
      key: `image-pull/shop/Deployment/cart/main/${image}`,
      severity: 'bad',
      title: 'cart cannot pull its image',
      detail: `container main: ${image} (ErrImagePull)`,
      count: 2,
    },
  ]);
});

it('keeps two images apart', () => {
  const [first, second] = podsOf(cart, 2);
  const facts = clusterFacts({
    workloads: [cart],
    pods: [
      { ...first!, ...waitingFor('ErrImagePull') },
      {
        ...second!,
        containers: [
          containerRow({
            state: 'waiting',
            reason: 'InvalidImageName',
            image: 'Cart:',
          }),
        ],
      },
    ],
  });
  expect(findImagePulls(facts)).toHaveLength(2);
});

it.each(['ContainerCreating', 'CrashLoopBackOff', 'Pondering', ''])(
  'finds nothing while waiting for %p',
  reason => {
    const facts = clusterFacts({ pods: podsOf(cart, 1, waitingFor(reason)) });
    expect(findImagePulls(facts)).toEqual([]);
  },
);
