import { resourcesOf } from '../defineResource';
import {
  cloneSetWebhook,
  defaultCloneSet,
  guardCloneSetDeletion,
} from './cloneSet';
import { defaultSidecarSet, sidecarSetWebhook } from './sidecarSet';

const custom = {
  custom: true,
  generation: true,
  unconditionalUpdate: false,
  subresources: ['status'],
} as const;

/**
 * The OpenKruise resources as release 1.8 serves them. Their defaults and refusals are those of its
 * admission webhooks, without the webhooks.
 */
export const kruiseResources = [
  ...resourcesOf('apps.kruise.io/v1alpha1', 'kruise', [
    {
      ...custom,
      plural: 'clonesets',
      kind: 'CloneSet',
      shortNames: ['clone'],
      subresources: ['status', 'scale'],
      applyDefaults: defaultCloneSet,
      admit: cloneSetWebhook,
      admitDeletion: guardCloneSetDeletion,
    },
    {
      ...custom,
      plural: 'containerrecreaterequests',
      kind: 'ContainerRecreateRequest',
      shortNames: ['crr'],
    },
    { ...custom, plural: 'imagepulljobs', kind: 'ImagePullJob' },
    { ...custom, plural: 'nodeimages', kind: 'NodeImage', namespaced: false },
    {
      ...custom,
      plural: 'sidecarsets',
      kind: 'SidecarSet',
      namespaced: false,
      applyDefaults: defaultSidecarSet,
      admit: sidecarSetWebhook,
    },
  ]),
  ...resourcesOf('policy.kruise.io/v1alpha1', 'kruise', [
    {
      ...custom,
      plural: 'podunavailablebudgets',
      kind: 'PodUnavailableBudget',
      shortNames: ['pub'],
    },
  ]),
];
