import { Box } from '@backstage/ui';
import type { PodTuple } from '@pilotage/fleet-common';
import type { WorkloadSection } from '@pilotage/plugin-rollout-common';
import { memo, useCallback, useId, useState } from 'react';
import { useT } from '../../hooks/useT';
import { isQuiet } from '../../model/order';
import { WhyText } from '../cluster/Why';
import { ChangeFlow } from '../dialogs/ChangeFlow';
import styles from '../Section.module.css';
import { useVerbs } from '../verbs/useVerbs';
import { OperationNote } from '../verbs/OperationNote';
import { WorkloadBody } from './WorkloadBody';
import { WorkloadHeader } from './WorkloadHeader';
import { StaleNote } from './StaleNote';
import { objectName } from '../../model/objectName';
import { SidecarMoveNote } from './SidecarMoveNote';

/** One workload on one cluster. What is done is folded to a line; what is old stays, dimmed. */
export const WorkloadCard = memo(
  (props: {
    /** Key of the section: `stringifyWorkloadRef`. */
    readonly workload: string;
    readonly section: WorkloadSection;
    readonly pods: ReadonlyMap<number, PodTuple>;
    readonly dictionary: readonly string[];
  }) => {
    const { section } = props;
    const t = useT();
    const verbs = useVerbs(section);
    const quiet = isQuiet(section);
    const [opened, setOpened] = useState<boolean>();
    const open = opened ?? !quiet;
    const [explained, setExplained] = useState(false);
    const toggle = useCallback(() => setOpened(!open), [open]);
    const explain = useCallback(() => setExplained(before => !before), []);
    const bodyId = useId();
    const { cluster, ref } = section;
    const live = cluster.condition.state === 'live';
    return (
      <Box
        as="section"
        bg="neutral"
        className={styles.card}
        aria-label={t('section.label', {
          workload: objectName(ref),
          cluster: cluster.title,
        })}
      >
        <WorkloadHeader
          section={section}
          verbs={verbs}
          open={open}
          bodyId={bodyId}
          onToggle={toggle}
          explained={explained}
          onExplain={explain}
        />
        {explained && <WhyText cluster={cluster} />}
        {!live && <StaleNote condition={cluster.condition} />}
        {section.sidecarMoves?.map(move => (
          <SidecarMoveNote key={move.sidecarSet} move={move} />
        ))}
        <OperationNote section={section} operation={verbs.operation} />
        <ChangeFlow section={section} verbs={verbs} />
        <div id={bodyId} hidden={!open}>
          {open && (
            <WorkloadBody
              workload={props.workload}
              section={section}
              pods={props.pods}
              dictionary={props.dictionary}
              verbs={verbs}
              dimmed={!live}
            />
          )}
        </div>
      </Box>
    );
  },
);
