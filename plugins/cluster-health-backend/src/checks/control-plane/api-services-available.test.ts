import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { apiServicesAvailable } from './api-services-available';

const apiService = (name: string, status = 'True') =>
  kubeObject('APIService', name, {
    status: {
      conditions: [
        { type: 'Other', status: 'False' },
        { type: 'Available', status, reason: 'Checked' },
      ],
    },
  });
const objects = (...APIService: ReturnType<typeof apiService>[]) => ({
  objects: { APIService },
});

expectVerdicts(apiServicesAvailable, [
  { when: 'all are', facts: objects(apiService('v1.apps')), is: 'pass' },
  {
    when: 'one is not',
    facts: objects(apiService('v1.apps'), apiService('v1.x.example', 'False')),
    is: 'warn',
    about: ['v1.x.example'],
  },
  {
    when: 'metrics are not',
    facts: objects(
      apiService('v1.apps'),
      apiService('v1beta1.metrics.k8s.io', 'False'),
    ),
    is: 'fail',
  },
  {
    when: 'one does not say',
    facts: objects(kubeObject('APIService', 'v1.y.example')),
    is: 'warn',
  },
  { when: 'none is shown', facts: objects(), is: 'unknown' },
  {
    when: 'they cannot be read',
    facts: { objects: { APIService: unknown() } },
    is: 'unknown',
  },
]);
