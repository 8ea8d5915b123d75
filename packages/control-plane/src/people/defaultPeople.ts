import type { Person } from './person';
import {
  healthReader,
  kubernetesPlugin,
  rolloutReader,
  rolloutWriter,
} from './portalRules';

/** Every cluster has this one: its controllers and kubelets act as cluster administrators. */
export const admin: Person = {
  name: 'admin',
  identity: { type: 'user', groups: ['system:masters'] },
  grants: [],
};

/**
 * The people of a cluster, besides `admin` who may do all, when the caller names none: `backstage` is the
 * portal with what it needs and no more, `viewer` may look at what the Rollout tab and the pages of cluster
 * health show, `nobody` is known to the server and may do nothing.
 *
 * @public
 */
export const defaultPeople: readonly Person[] = [
  {
    name: 'backstage',
    identity: { type: 'service-account', namespace: 'backstage' },
    grants: [
      {
        rules: [
          ...rolloutReader,
          ...healthReader,
          ...kubernetesPlugin,
          ...rolloutWriter,
        ],
      },
    ],
  },
  {
    name: 'viewer',
    identity: { type: 'user', groups: [] },
    grants: [{ rules: [...rolloutReader, ...healthReader] }],
  },
  { name: 'nobody', identity: { type: 'user', groups: [] }, grants: [] },
];
