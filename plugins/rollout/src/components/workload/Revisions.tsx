import { Button } from '@backstage/ui';
import { Age, type PodMapContainer } from '@pilotage/fleet-react';
import type {
  RevisionView,
  RolloutObservation,
} from '@pilotage/plugin-rollout-common';
import { memo } from 'react';
import { useT } from '../../hooks/useT';
import { imageVersion } from '../../model/image';
import type { Verbs } from '../verbs/useVerbs';
import styles from './WorkloadCard.module.css';

/** Revisions, newest first, each with its images and pods. */
export const Revisions = memo(
  (props: {
    readonly observation: RolloutObservation;
    readonly containers: readonly PodMapContainer[];
    readonly verbs: Verbs;
  }) => {
    const { revisions } = props.observation;
    const t = useT();
    const newestFirst = [...revisions].sort((a, b) => b.number - a.number);
    return (
      <section aria-label={t('revisions.title')}>
        <h3 className={styles.smallTitle}>{t('revisions.title')}</h3>
        {newestFirst.length === 0 && <p>{t('revisions.none')}</p>}
        <ul className={styles.list}>
          {newestFirst.map(revision => (
            <Revision key={revision.name} revision={revision} {...props} />
          ))}
        </ul>
      </section>
    );
  },
);

function Revision(props: {
  readonly revision: RevisionView;
  readonly containers: readonly PodMapContainer[];
  readonly verbs: Verbs;
}) {
  const { revision, containers, verbs } = props;
  const t = useT();
  const wanted = revision.role === 'update' || revision.role === 'both';
  const canReturn = !wanted && verbs.stateOf('rollback').type === 'ready';
  const changed = new Set(
    containers.filter(each => each.changed).map(({ name }) => name),
  );
  return (
    <li className={styles.revision}>
      <div className={styles.revisionLine}>
        <strong title={revision.name}>{revision.number}</strong>
        <span className={styles.images}>
          {revision.images
            .filter(({ container }) => changed.has(container))
            .map(({ container, image }) => (
              <span key={container} title={image}>
                {container} {imageVersion(image)}
              </span>
            ))}
        </span>
        <span className={styles.strategy}>
          {t('revisions.pods', { count: revision.pods })}
        </span>
      </div>
      <div className={styles.strategy}>
        {t('revisions.ago', { age: <Age since={revision.createdAt} /> })}
        {wanted && ` · ${t('revisions.target')}`}
        {canReturn && (
          <>
            {' · '}
            <Button
              size="small"
              variant="tertiary"
              className={styles.link}
              aria-label={t('revisions.rollBackLabel', {
                number: String(revision.number),
              })}
              onPress={() =>
                verbs.start({ verb: 'rollback', revision: revision.name })
              }
            >
              {t('revisions.rollBack')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
