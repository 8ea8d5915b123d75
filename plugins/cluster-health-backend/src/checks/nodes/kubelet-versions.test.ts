import {
  nodeRow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { kubeletVersions } from './kubelet-versions';

const version = 'v1.34.2';
const nodes = (...versions: string[]) =>
  versions.map((kubeletVersion, index) =>
    nodeRow(`node-${index}`, { kubeletVersion }),
  );

expectVerdicts(kubeletVersions, [
  {
    when: 'one behind',
    facts: { version, nodes: nodes('v1.34.0', 'v1.33.9-eks-1') },
    is: 'pass',
  },
  {
    when: 'two behind',
    facts: { version, nodes: nodes('v1.34.0', 'v1.32.1') },
    is: 'warn',
    about: ['node-1'],
  },
  {
    when: 'four behind',
    facts: { version, nodes: nodes('v1.30.1') },
    is: 'fail',
  },
  { when: 'ahead', facts: { version, nodes: nodes('v1.35.0') }, is: 'fail' },
  {
    when: 'a version makes no sense',
    facts: { version, nodes: nodes('latest') },
    is: 'unknown',
  },
  { when: 'none is shown', facts: { nodes: [] }, is: 'not-applicable' },
  {
    when: 'the server does not tell its version',
    facts: { version: unknown() },
    is: 'unknown',
  },
]);
