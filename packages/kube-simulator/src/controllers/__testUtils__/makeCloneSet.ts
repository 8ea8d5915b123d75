import type { CloneSet, CloneSetSpec } from '../kinds/cloneSet';
import { template } from './startWorld';

/** A CloneSet `web` of ten pods that updates in place. */
export function makeCloneSet(spec: Partial<CloneSetSpec> = {}): CloneSet {
  return {
    apiVersion: 'apps.kruise.io/v1alpha1',
    kind: 'CloneSet',
    metadata: {
      name: 'web',
      namespace: 'default',
      uid: 'uid-web',
      resourceVersion: '1',
      generation: 1,
    },
    spec: {
      replicas: 10,
      selector: { matchLabels: { app: 'web' } },
      template: template({ main: 'web:1' }),
      updateStrategy: { type: 'InPlaceIfPossible' },
      ...spec,
    },
  };
}
