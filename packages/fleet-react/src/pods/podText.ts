import type { TranslationFunction } from '@backstage/core-plugin-api/alpha';
import type { FlatFleetReactMessages } from '../translation/ref';
import type { PodMapContainer } from './podGlyph';
import type { PodDetails } from './readPod';

/** One pod in a sentence, for people who do not see the square. */
export function podText(
  t: TranslationFunction<FlatFleetReactMessages>,
  pod: PodDetails,
  containers: readonly PodMapContainer[],
): string {
  const parts = [
    pod.name,
    pod.reason
      ? `${t(`podState.${pod.state}`)} (${pod.reason})`
      : t(`podState.${pod.state}`),
    revisionText(t, pod),
    pod.node || t('pods.noNode'),
    ...pod.containers.map(
      (container, index) =>
        `${containers[index]?.name ?? ''} ${container.image} ${t(
          `containerState.${container.state}`,
        )}`,
    ),
    t('pods.restarts', { count: pod.restarts }),
  ];
  return parts.join(', ');
}

/** Whether and how the pod got the update revision. */
export function revisionText(
  t: TranslationFunction<FlatFleetReactMessages>,
  pod: PodDetails,
): string {
  if (!pod.updated) return t('pods.old');
  return pod.inPlace ? t('pods.inPlace') : t('pods.updated');
}
