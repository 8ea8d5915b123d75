import { Dialog, DialogBody, DialogHeader, Select } from '@backstage/ui';
import type { PodTuple } from '@pilotage/fleet-common';
import { readPod } from '@pilotage/fleet-react';
import type { WorkloadSection } from '@pilotage/plugin-rollout-common';
import { useState } from 'react';
import { useT } from '../../hooks/useT';
import { Diagnosis } from '../failures/Diagnosis';
import { PodFacts } from './PodFacts';
import styles from './PodDialog.module.css';

/** One pod, live, with its events and the log of one container. */
export function PodDialog(props: {
  readonly workload: string;
  readonly section: WorkloadSection;
  /** `undefined` once the pod is gone. */
  readonly pod: PodTuple | undefined;
  readonly dictionary: readonly string[];
  readonly onClose: () => void;
}) {
  const { section } = props;
  const { cluster, observation } = section;
  const t = useT();
  const [container, setContainer] = useState(observation.containers[0]?.name);
  // The name outlives the pod, so that the dialog still says whose end it tells.
  const [name] = useState(() =>
    props.pod ? readPod(props.pod, props.dictionary).name : '',
  );
  const pod = props.pod && readPod(props.pod, props.dictionary);
  return (
    <Dialog
      isOpen
      width={760}
      onOpenChange={open => {
        if (!open) props.onClose();
      }}
    >
      <DialogHeader>
        {t('pod.title', { cluster: cluster.title, name })}
      </DialogHeader>
      <DialogBody>
        {pod === undefined ? (
          <p role="status">{t('pod.gone')}</p>
        ) : (
          <>
            <PodFacts pod={pod} containers={observation.containers} />
            {observation.containers.length > 1 && (
              <Select
                className={styles.choose}
                size="small"
                label={t('pod.container')}
                options={observation.containers.map(each => ({
                  value: each.name,
                  label: each.name,
                }))}
                value={container ?? null}
                onChange={next =>
                  setContainer(next === null ? undefined : String(next))
                }
              />
            )}
            {container !== undefined && (
              <Diagnosis
                workload={props.workload}
                pod={pod.name}
                container={container}
              />
            )}
          </>
        )}
      </DialogBody>
    </Dialog>
  );
}
