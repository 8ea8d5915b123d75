import {
  unknown,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { imageTags } from './image-tags';

const running = (image: string) => ({
  workloads: [
    workload('shop/cart', { podSpec: { containers: [{ name: 'm', image }] } }),
  ],
});

expectVerdicts(imageTags, [
  {
    when: 'it has a tag',
    facts: running('r.example:5000/a/b:1.2'),
    is: 'pass',
  },
  { when: 'it has a digest', facts: running('a/b@sha256:1234'), is: 'pass' },
  {
    when: 'it has none but a port',
    facts: running('r.example:5000/a/b'),
    is: 'warn',
    about: ['cart'],
  },
  { when: 'it is the latest', facts: running('a/b:latest'), is: 'warn' },
  {
    when: 'it is the latest in production',
    facts: { ...running('a/b:latest'), production: true },
    is: 'fail',
  },
  { when: 'there is no workload', facts: {}, is: 'not-applicable' },
  {
    when: 'workloads cannot be read',
    facts: { workloads: unknown() },
    is: 'unknown',
  },
]);
