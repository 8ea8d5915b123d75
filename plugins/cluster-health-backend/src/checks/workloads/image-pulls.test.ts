import {
  containerRow,
  podRow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { imagePulls } from './image-pulls';

const waiting = (name: string, reason: string) =>
  podRow(name, { containers: [containerRow({ state: 'waiting', reason })] });

expectVerdicts(imagePulls, [
  { when: 'all run', facts: { pods: [podRow('shop/cart')] }, is: 'pass' },
  {
    when: 'one is being created',
    facts: { pods: [waiting('shop/cart', 'ContainerCreating')] },
    is: 'pass',
  },
  {
    when: 'one is refused',
    facts: { pods: [waiting('shop/cart', 'ErrImagePull')] },
    is: 'warn',
    about: ['cart'],
  },
  {
    when: 'one of the system is refused',
    facts: { pods: [waiting('ingress-system/proxy', 'ImagePullBackOff')] },
    is: 'fail',
  },
  {
    when: 'it is only a pod on its way out',
    facts: {
      pods: [{ ...waiting('shop/cart', 'ErrImagePull'), deleting: true }],
    },
    is: 'not-applicable',
  },
  { when: 'pods cannot be read', facts: { pods: unknown() }, is: 'unknown' },
]);
