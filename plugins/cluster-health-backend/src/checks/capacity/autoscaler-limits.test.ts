import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { autoscalerLimits } from './autoscaler-limits';

const scaler = (...conditions: object[]) => ({
  objects: {
    HorizontalPodAutoscaler: [
      kubeObject('HorizontalPodAutoscaler', 'shop/cart', {
        spec: { maxReplicas: 9 },
        status: { conditions },
      }),
    ],
  },
});
const active = { type: 'ScalingActive', status: 'True' };
const limited = (reason: string) => ({
  type: 'ScalingLimited',
  status: 'True',
  reason,
});

expectVerdicts(autoscalerLimits, [
  { when: 'it scales freely', facts: scaler(active), is: 'pass' },
  {
    when: 'it is at its minimum',
    facts: scaler(limited('TooFewReplicas'), active),
    is: 'pass',
  },
  {
    when: 'it is at its maximum',
    facts: scaler(limited('TooManyReplicas'), active),
    is: 'warn',
    about: ['cart'],
  },
  {
    when: 'it gets no metrics',
    facts: scaler({
      ...active,
      status: 'False',
      reason: 'FailedGetResourceMetric',
    }),
    is: 'warn',
  },
  {
    when: 'somebody scaled to zero',
    facts: scaler({ ...active, status: 'False', reason: 'ScalingDisabled' }),
    is: 'pass',
  },
  {
    when: 'there is none',
    facts: { objects: { HorizontalPodAutoscaler: [] } },
    is: 'not-applicable',
  },
  {
    when: 'autoscalers cannot be read',
    facts: { objects: { HorizontalPodAutoscaler: unknown() } },
    is: 'unknown',
  },
]);
