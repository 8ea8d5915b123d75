import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';

const annotation = 'storageclass.kubernetes.io/is-default-class';

export const defaultStorageClass: ClusterCheck = {
  id: 'default-storage-class',
  pillar: 'parameters',
  title: 'There is one default StorageClass',
  why: 'A claim that names no class waits for ever without a default, and lands anywhere with two.',
  limits:
    'default StorageClasses; passes: one; warns: none or several; not applicable: no StorageClass',
  suggestion: `Set ${annotation} on exactly one StorageClass.`,
  hard: false,
  cost: 'C1',
  reads: [kinds.storageClass],
  evaluate: facts =>
    judge({ classes: facts.objects(kinds.storageClass) }, ({ classes }) => {
      const { value, at } = classes;
      if (value.length === 0) return notApplicable('No StorageClass exists');
      const defaults = value.filter(
        ({ metadata }) => metadata.annotations?.[annotation] === 'true',
      );
      return {
        verdict: defaults.length === 1 ? 'pass' : 'warn',
        summary: `${defaults.length} of ${value.length} are the default; one should be`,
        evidence: [
          {
            source: `StorageClasses ${annotation}`,
            value:
              defaults.map(({ metadata }) => metadata.name).join(', ') ||
              'none',
            at,
          },
        ],
        affected:
          defaults.length > 1
            ? defaults.map(object =>
                affectedObject(facts, 'StorageClass', object),
              )
            : [],
      };
    }),
};
