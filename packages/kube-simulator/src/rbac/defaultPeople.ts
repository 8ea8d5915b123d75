import type { SimulatedPerson } from './people';
import {
  healthReader,
  kubernetesPlugin,
  rolloutReader,
  rolloutWriter,
} from './portalRules';

/**
 * The people of a simulated cluster when nobody names others; the same a real control plane of this project
 * has, so that one test can use either.
 *
 * @public
 */
export const defaultPeople: readonly SimulatedPerson[] = [
  { name: 'admin', username: 'admin', groups: ['system:masters'] },
  {
    name: 'backstage',
    username: 'system:serviceaccount:backstage:backstage',
    groups: ['system:serviceaccounts', 'system:serviceaccounts:backstage'],
    rules: [
      ...rolloutReader,
      ...healthReader,
      ...kubernetesPlugin,
      ...rolloutWriter,
    ],
  },
  {
    name: 'viewer',
    username: 'viewer',
    rules: [...rolloutReader, ...healthReader],
  },
  { name: 'nobody', username: 'nobody' },
];
