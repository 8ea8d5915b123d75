import type { PodTuple } from '@pilotage/fleet-common';
import { PodLegend, PodMap, ProgressRail } from '@pilotage/fleet-react';
import type { WorkloadSection } from '@pilotage/plugin-rollout-common';
import { useMemo, useState } from 'react';
import { changedContainers } from '../../model/changedContainers';
import { Failures } from '../failures/Failures';
import { PodDialog } from '../pod/PodDialog';
import type { Verbs } from '../verbs/useVerbs';
import { Activity } from './Activity';
import { CountsLine } from './CountsLine';
import { Revisions } from './Revisions';
import { updatedFailing } from '../../model/updatedFailing';
import styles from './WorkloadCard.module.css';
import { SidecarSetPods } from './SidecarSetPods';

/** The opened part of a workload: progress, pods, revisions, activity and what fails. */
export function WorkloadBody(props: {
  readonly workload: string;
  readonly section: WorkloadSection;
  readonly pods: ReadonlyMap<number, PodTuple>;
  readonly dictionary: readonly string[];
  readonly verbs: Verbs;
  readonly dimmed: boolean;
}) {
  const { section, pods, dictionary } = props;
  const { observation } = section;
  const { counts } = observation;
  const containersKey = JSON.stringify(changedContainers(observation));
  // Compared by content: counters change often, images do not, and the pod map redraws when this changes.
  const containers = useMemo(
    () => JSON.parse(containersKey) as ReturnType<typeof changedContainers>,
    [containersKey],
  );
  const [selected, setSelected] = useState<number>();
  return (
    <div data-dimmed={props.dimmed} className={styles.dimmable}>
      <div className={styles.body}>
        <div className={styles.main}>
          <ProgressRail
            desired={counts.desired}
            updated={counts.updated}
            updatedAvailable={counts.updatedAvailable}
            updatedFailing={updatedFailing(observation)}
            steps={observation.steps}
          />
          <CountsLine observation={observation} containers={containers} />
          {section.ref.kind === 'SidecarSet' ? (
            <SidecarSetPods container={observation.containers[0]?.name} />
          ) : (
            <>
              <PodMap
                name={section.ref.name}
                pods={pods}
                dictionary={dictionary}
                containers={containers}
                onSelect={setSelected}
              />
              <PodLegend
                pods={pods}
                dictionary={dictionary}
                containers={containers}
              />
            </>
          )}
        </div>
        <aside className={styles.side}>
          <Revisions
            observation={observation}
            containers={containers}
            verbs={props.verbs}
          />
          <Activity activity={section.activity} />
        </aside>
      </div>
      <Failures workload={props.workload} section={section} />
      {selected !== undefined && (
        <PodDialog
          workload={props.workload}
          section={section}
          pod={pods.get(selected)}
          dictionary={dictionary}
          onClose={() => setSelected(undefined)}
        />
      )}
    </div>
  );
}
