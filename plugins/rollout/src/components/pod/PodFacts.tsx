import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Age,
  fleetReactTranslationRef,
  type PodDetails,
} from '@pilotage/fleet-react';
import type { WorkloadSection } from '@pilotage/plugin-rollout-common';
import { useT } from '../../hooks/useT';
import { imageName } from '../../model/image';
import styles from './PodDialog.module.css';

/** What is known of a pod without asking its cluster. */
export function PodFacts(props: {
  readonly pod: PodDetails;
  readonly containers: WorkloadSection['observation']['containers'];
}) {
  const { pod } = props;
  const t = useT();
  const { t: fleet } = useTranslationRef(fleetReactTranslationRef);
  const none = t('pod.none');
  return (
    <dl className={styles.facts}>
      <dt>{t('pod.state')}</dt>
      <dd>
        {fleet(`podState.${pod.state}`)}
        {pod.reason && ` · ${pod.reason}`}
      </dd>
      <dt>{t('pod.revision')}</dt>
      <dd>
        {pod.revision || none}
        {' · '}
        {pod.updated
          ? fleet(pod.inPlace ? 'pods.inPlace' : 'pods.updated')
          : fleet('pods.old')}
      </dd>
      <dt>{t('pod.containers')}</dt>
      <dd>
        <ul className={styles.containers}>
          {pod.containers.map((container, index) => (
            <li key={props.containers[index]?.name ?? index}>
              <code title={container.image}>
                {props.containers[index]?.name} {imageName(container.image)}
              </code>{' '}
              · {fleet(`containerState.${container.state}`)}
            </li>
          ))}
        </ul>
      </dd>
      <dt>{t('pod.restarts')}</dt>
      <dd>{pod.restarts}</dd>
      <dt>{t('pod.age')}</dt>
      <dd>{t('pod.ageValue', { age: <Age since={pod.createdAt} /> })}</dd>
      <dt>{t('pod.node')}</dt>
      <dd>{pod.node || none}</dd>
      <dt>{t('pod.zone')}</dt>
      <dd>{pod.zone || none}</dd>
      <dt>{t('pod.ip')}</dt>
      <dd>{pod.ip || none}</dd>
    </dl>
  );
}
