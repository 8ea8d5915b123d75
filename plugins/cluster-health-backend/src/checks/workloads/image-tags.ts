import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedWorkload } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { workloadReads } from '../shared/kinds';
import { failInProduction } from '../shared/verdicts';
import { makesPods, podSpec } from '../shared/workloads';

export const imageTags: ClusterCheck = {
  id: 'image-tags',
  pillar: 'workloads',
  title: 'Every image names its version',
  why: 'With :latest two pods of one revision may run different code, and there is nothing to roll back to.',
  limits:
    'workloads with an image without tag or digest, or with :latest; passes: none; warns: some; fails: some in production; not applicable: no workload',
  suggestion: 'Name the version, or better the digest, of every image.',
  hard: false,
  cost: 'C0',
  reads: workloadReads,
  evaluate: facts =>
    judge({ workloads: facts.workloads }, ({ workloads }) => {
      const all = workloads.value.filter(makesPods);
      if (all.length === 0) return notApplicable('There is no workload');
      const bad = all.flatMap(workload => {
        const images = floatingImages(workload.object);
        return images.length ? [{ workload, images }] : [];
      });
      return {
        verdict: bad.length ? failInProduction(facts) : 'pass',
        summary: `${bad.length} of ${all.length} workloads run an image without a version; none should`,
        affected: bad.map(({ workload, images }) =>
          affectedWorkload(facts, workload, images.join(', ')),
        ),
      };
    }),
};

function floatingImages(object: KubeObject): readonly string[] {
  const { containers = [], initContainers = [] } = podSpec(object);
  return [...initContainers, ...containers].flatMap(({ image = '' }) =>
    isFloating(image) ? [image] : [],
  );
}

/** A colon before the last slash is the registry's port. */
function isFloating(image: string): boolean {
  if (image.includes('@')) return false;
  const [, tag] = /:([^:/]+)$/.exec(image) ?? [];
  return tag === undefined || tag === 'latest';
}
