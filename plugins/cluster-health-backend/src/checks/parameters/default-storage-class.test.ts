import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { defaultStorageClass } from './default-storage-class';

const classes = (...defaults: boolean[]) => ({
  objects: {
    StorageClass: defaults.map((isDefault, index) =>
      kubeObject(
        'StorageClass',
        `class-${index}`,
        {},
        {
          annotations: {
            'storageclass.kubernetes.io/is-default-class': String(isDefault),
          },
        },
      ),
    ),
  },
});

expectVerdicts(defaultStorageClass, [
  { when: 'one is', facts: classes(false, true), is: 'pass' },
  { when: 'none is', facts: classes(false), is: 'warn' },
  {
    when: 'two are',
    facts: classes(true, true),
    is: 'warn',
    about: ['class-0', 'class-1'],
  },
  { when: 'there is no class', facts: classes(), is: 'not-applicable' },
  {
    when: 'classes cannot be read',
    facts: { objects: { StorageClass: unknown() } },
    is: 'unknown',
  },
]);
