import { quantity, type KubeObject } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { percent } from '../shared/text';

const warnShare = 0.85;

export const quotaUsage: ClusterCheck = {
  id: 'quota-usage',
  pillar: 'capacity',
  title: 'Quotas leave room',
  why: 'At the end of its quota a namespace can neither scale nor roll: the new pods are refused.',
  limits:
    'the fullest resource of each quota; passes: up to 85%; warns: up to 100%; fails: none left; not applicable: no ResourceQuota',
  suggestion: 'Raise the quota with its owner, or clean the namespace up.',
  hard: false,
  cost: 'C1',
  reads: [kinds.resourceQuota],
  evaluate: facts =>
    judge({ quotas: facts.objects(kinds.resourceQuota) }, ({ quotas }) => {
      const judged = quotas.value.flatMap(object => {
        const fullest = fullestResource(object);
        return fullest ? [{ object, ...fullest }] : [];
      });
      if (judged.length === 0) return notApplicable('No quota limits anything');
      const bad = judged.filter(({ share }) => share > warnShare);
      const some = bad.some(({ share }) => share >= 1) ? 'fail' : 'warn';
      return {
        verdict: bad.length ? some : 'pass',
        summary: `${bad.length} of ${judged.length} quotas above 85%; failing at 100%`,
        affected: bad.map(({ object, resource, share }) =>
          affectedObject(
            facts,
            'ResourceQuota',
            object,
            `${resource} at ${percent(share)}`,
          ),
        ),
      };
    }),
};

function fullestResource({ status }: KubeObject) {
  const { hard = {}, used = {} } = (status ?? {}) as {
    readonly hard?: Readonly<Record<string, string>>;
    readonly used?: Readonly<Record<string, string>>;
  };
  // A limit of zero forbids the resource; it is not full.
  const shares = Object.entries(hard).flatMap(([resource, limit]) =>
    quantity(limit) > 0
      ? [{ resource, share: quantity(used[resource]) / quantity(limit) }]
      : [],
  );
  return shares.sort((a, b) => b.share - a.share)[0];
}
