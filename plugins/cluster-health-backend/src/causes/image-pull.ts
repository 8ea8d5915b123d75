import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { affectedPod } from '../checks/shared/affected';
import { imageReasons } from '../checks/shared/containers';
import type { FoundCause } from './foundCause';
import { cause } from './shared/cause';
import { containerGroups, ownerParts } from './shared/containerGroups';

/** Containers of which the image cannot be had. */
export function findImagePulls(facts: ClusterFacts): readonly FoundCause[] {
  // The reason swings between ErrImagePull and ImagePullBackOff with every try; the image is what stays.
  const groups = containerGroups(facts, ({ state, reason, image }) =>
    state === 'waiting' && imageReasons.has(reason) ? image : undefined,
  );
  return groups.map(({ owner, container, pods }) =>
    cause(facts, {
      kind: 'image-pull',
      parts: [...ownerParts(owner), container.name, container.image],
      severity: 'bad',
      title: `${owner.name} cannot pull its image`,
      detail: `container ${container.name}: ${container.image} (${container.reason})`,
      params: {
        workload: owner.name,
        namespace: owner.namespace,
        container: container.name,
        image: container.image,
        reason: container.reason,
      },
      unit: 'pods',
      affected: pods.map(pod => affectedPod(facts, pod, container.reason)),
      evidence: [
        {
          source: `Pod ${pods[0].namespace}/${pods[0].name} status.containerStatuses[${container.name}].state.waiting.reason`,
          value: container.reason,
          at: facts.pods.state === 'known' ? facts.pods.at : facts.now,
        },
      ],
      owner: facts.ownerOf(pods[0]),
      suggestion:
        'Check that this tag exists in the registry and that the namespace’s pull secret is valid; pods of the old version keep running.',
    }),
  );
}
