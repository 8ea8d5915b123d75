import { NumberField, Radio, RadioGroup } from '@backstage/ui';
import type {
  StepTarget,
  WorkloadSection,
} from '@pilotage/plugin-rollout-common';
import { useState } from 'react';
import { useT } from '../../hooks/useT';
import { nextPods, nextStep, podsOf } from '../../model/partitionTargets';
import type { Verbs } from '../verbs/useVerbs';
import styles from './dialogs.module.css';
import { InlineChange } from './InlineChange';
import { useChange } from './useChange';

type Mode = 'step' | 'pods' | 'percent';

/** Moves the goal: to the next step, by a number of pods, or to a percentage. */
export function PartitionPanel(props: {
  readonly section: WorkloadSection;
  readonly verbs: Verbs;
}) {
  const { section, verbs } = props;
  const { cluster, ref, observation } = section;
  const { desired, expectedUpdated } = observation.counts;
  const t = useT();
  // The goal is fixed when the panel opens: were it counted anew, "next 3" would move on with every frame.
  const [step] = useState(() => nextStep(observation));
  const [start] = useState(() => ({ counts: observation.counts }));
  const [mode, setMode] = useState<Mode>(step ? 'step' : 'percent');
  const [more, setMore] = useState(3);
  const [percent, setPercent] = useState(() =>
    Math.min(
      100,
      Math.ceil((100 * expectedUpdated) / Math.max(1, desired) / 10) * 10 + 10,
    ),
  );
  const offer = nextPods(start, more);
  const targets: Record<Mode, StepTarget | undefined> = {
    step: step?.target,
    pods: offer.target,
    percent: { type: 'percent', value: percent },
  };
  const target = targets[mode];
  const change = useChange({
    section,
    verbs,
    change: target && { verb: 'partition', target },
  });
  const means = (pods: number) =>
    t('dialog.partition.morePodsMeans', {
      pods: String(pods),
      desired: String(desired),
    });
  return (
    <InlineChange
      title={t('dialog.partition.title', {
        cluster: cluster.title,
        name: ref.name,
      })}
      change={change}
      confirmLabel={t('dialog.partition.confirm', {
        count: change.known?.pods ?? 0,
        cluster: cluster.title,
      })}
      onClose={verbs.close}
    >
      <RadioGroup
        label={t('dialog.partition.target')}
        orientation="horizontal"
        value={mode}
        onChange={next => setMode(next as Mode)}
      >
        {step && step.target.type === 'percent' ? (
          <Radio value="step">
            {t('dialog.partition.nextStep', {
              percent: String(step.target.value),
              pods: String(step.pods),
              desired: String(desired),
            })}
          </Radio>
        ) : null}
        <Radio value="pods">{t('dialog.partition.nextPods')}</Radio>
        <Radio value="percent">{t('dialog.partition.percent')}</Radio>
      </RadioGroup>
      {mode === 'pods' && (
        <NumberField
          className={styles.number}
          label={t('dialog.partition.morePods')}
          description={means(offer.pods)}
          minValue={1}
          maxValue={Math.max(1, desired - start.counts.expectedUpdated)}
          value={more}
          onChange={next => Number.isFinite(next) && setMore(next)}
        />
      )}
      {mode === 'percent' && (
        <NumberField
          className={styles.number}
          label={t('dialog.partition.percentLabel')}
          description={means(
            podsOf({ type: 'percent', value: percent }, desired),
          )}
          minValue={0}
          maxValue={100}
          value={percent}
          onChange={next => Number.isFinite(next) && setPercent(next)}
        />
      )}
    </InlineChange>
  );
}
