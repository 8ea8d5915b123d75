import { Button, ButtonIcon } from '@backstage/ui';
import { ProgressRail } from '@pilotage/fleet-react';
import type { WorkloadSection } from '@pilotage/plugin-rollout-common';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { memo } from 'react';
import { useT } from '../../hooks/useT';
import {
  changedContainers,
  revisionLabel,
  updateRevision,
} from '../../model/changedContainers';
import { isQuiet } from '../../model/order';
import { ConditionChip } from '../cluster/ConditionChip';
import { ServingChip } from '../cluster/ServingChip';
import sectionStyles from '../Section.module.css';
import { SectionTitle } from '../SectionTitle';
import type { Verbs } from '../verbs/useVerbs';
import { VerbBar } from '../verbs/VerbBar';
import { StrategyLine } from './StrategyLine';
import { VerdictChip } from './VerdictChip';
import styles from './WorkloadCard.module.css';
import { objectName } from '../../model/objectName';

/** First lines of a workload: where, what, how it stands, why, and what can be done. */
export const WorkloadHeader = memo(
  (props: {
    readonly section: WorkloadSection;
    readonly verbs: Verbs;
    readonly open: boolean;
    readonly bodyId: string;
    readonly onToggle: () => void;
    readonly explained: boolean;
    readonly onExplain: () => void;
  }) => {
    const { section, open } = props;
    const { cluster, ref, observation } = section;
    const t = useT();
    const subject = objectName(ref);
    const live = cluster.condition.state === 'live';
    return (
      <header className={open ? styles.header : undefined}>
        <div className={sectionStyles.row}>
          {isQuiet(section) && (
            <ButtonIcon
              size="small"
              variant="tertiary"
              icon={open ? <RiArrowDownSLine /> : <RiArrowRightSLine />}
              aria-expanded={open}
              aria-controls={props.bodyId}
              aria-label={t('section.open', {
                workload: subject,
                cluster: cluster.title,
              })}
              onPress={props.onToggle}
            />
          )}
          <SectionTitle cluster={cluster} subject={`${subject} · ${ref.kind}`}>
            {live ? (
              <VerdictChip observation={observation} />
            ) : (
              <ConditionChip condition={cluster.condition} />
            )}
            <ServingChip mark={cluster.serving} />
          </SectionTitle>
          <div className={sectionStyles.aside}>
            {!open && <QuietProgress section={section} />}
            {!live && (
              <Button
                size="small"
                variant="secondary"
                aria-expanded={props.explained}
                aria-label={t('condition.whyLabel', {
                  cluster: cluster.title,
                  state: t(`condition.${cluster.condition.state}`),
                })}
                onPress={props.onExplain}
              >
                {t('condition.why')}
              </Button>
            )}
            <VerbBar section={section} verbs={props.verbs} compact={!open} />
          </div>
        </div>
        {open && <StrategyLine section={section} />}
      </header>
    );
  },
);

function QuietProgress(props: { readonly section: WorkloadSection }) {
  const { observation } = props.section;
  const { counts, revisions } = observation;
  const t = useT();
  const wanted = updateRevision(revisions);
  return (
    <>
      {wanted && (
        <span className={sectionStyles.dim}>
          {t('section.onVersion', {
            updated: String(counts.updated),
            desired: String(counts.desired),
            version: revisionLabel(wanted, changedContainers(observation)),
          })}
        </span>
      )}
      <div className={styles.quietRail}>
        <ProgressRail
          desired={counts.desired}
          updated={counts.updated}
          updatedAvailable={counts.updatedAvailable}
          updatedFailing={0}
          steps={[]}
        />
      </div>
    </>
  );
}
