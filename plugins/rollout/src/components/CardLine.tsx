import { ProgressRail, StatusChip } from '@pilotage/fleet-react';
import type {
  RolloutSection,
  WorkloadSection,
} from '@pilotage/plugin-rollout-common';
import { memo } from 'react';
import { useT } from '../hooks/useT';
import {
  changedContainers,
  revisionLabel,
  updateRevision,
} from '../model/changedContainers';
import { updatedFailing } from '../model/updatedFailing';
import { ConditionChip } from './cluster/ConditionChip';
import styles from './RolloutCard.module.css';
import { SectionTitle } from './SectionTitle';
import { VerdictChip } from './workload/VerdictChip';

/** One section in one line of the card. */
export const CardLine = memo((props: { readonly section: RolloutSection }) => {
  const { section } = props;
  const t = useT();
  const live = section.cluster.condition.state === 'live';
  if (section.type === 'cluster') {
    return (
      <li>
        <SectionTitle cluster={section.cluster}>
          {section.state === 'none-found' ? (
            <StatusChip tone="info">{t('condition.noneFound')}</StatusChip>
          ) : (
            <ConditionChip condition={section.cluster.condition} />
          )}
        </SectionTitle>
      </li>
    );
  }
  if (section.type === 'unreadable') {
    return (
      <li>
        <SectionTitle cluster={section.cluster} subject={section.ref.name}>
          <StatusChip tone="unknown">{t('section.unreadable')}</StatusChip>
        </SectionTitle>
      </li>
    );
  }
  return (
    <li>
      <SectionTitle cluster={section.cluster} subject={section.ref.name}>
        {live ? (
          <VerdictChip observation={section.observation} />
        ) : (
          <ConditionChip condition={section.cluster.condition} />
        )}
      </SectionTitle>
      <Progress section={section} />
    </li>
  );
});

function Progress(props: { readonly section: WorkloadSection }) {
  const { observation } = props.section;
  const { counts } = observation;
  const t = useT();
  const wanted = updateRevision(observation.revisions);
  return (
    <div className={styles.progress}>
      <div className={styles.rail}>
        <ProgressRail
          desired={counts.desired}
          updated={counts.updated}
          updatedAvailable={counts.updatedAvailable}
          updatedFailing={updatedFailing(observation)}
          steps={[]}
        />
      </div>
      {wanted &&
        t('card.line', {
          updated: String(counts.updated),
          desired: String(counts.desired),
          version: revisionLabel(wanted, changedContainers(observation)),
        })}
    </div>
  );
}
