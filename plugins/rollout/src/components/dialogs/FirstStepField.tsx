import { NumberField, Radio, RadioGroup } from '@backstage/ui';
import type {
  RolloutObservation,
  StepTarget,
} from '@pilotage/plugin-rollout-common';
import { useState } from 'react';
import { useT } from '../../hooks/useT';
import { hasPartialSteps } from '../../model/partitionTargets';
import styles from './dialogs.module.css';

const partial = [10, 30, 50, 100] as const;
const allOrNone = [0, 100] as const;

/** Where a change stops first: a share of the pods, or a number of them; all or none where nothing is between. */
export function FirstStepField(props: {
  readonly observation: Pick<RolloutObservation, 'counts' | 'strategy'>;
  readonly value: StepTarget;
  readonly onChange: (target: StepTarget) => void;
}) {
  const { value, onChange, observation } = props;
  const t = useT();
  const steps = hasPartialSteps(observation) ? partial : allOrNone;
  const [pods, setPods] = useState(1);
  const chosen = value.type === 'pods' ? 'pods' : String(value.value);
  return (
    <div className={styles.firstStep}>
      <RadioGroup
        label={t('dialog.firstStep.label')}
        orientation="horizontal"
        value={chosen}
        onChange={next =>
          onChange(
            next === 'pods'
              ? { type: 'pods', value: pods }
              : { type: 'percent', value: Number(next) },
          )
        }
      >
        {steps.map(percent => (
          <Radio key={percent} value={String(percent)}>
            {percent === 100 && t('dialog.firstStep.all')}
            {percent === 0 && t('dialog.firstStep.none')}
            {percent > 0 &&
              percent < 100 &&
              t('dialog.firstStep.percent', { percent: String(percent) })}
          </Radio>
        ))}
        {steps === partial && (
          <Radio value="pods">{t('dialog.firstStep.pods')}</Radio>
        )}
      </RadioGroup>
      {value.type === 'pods' && (
        <NumberField
          label={t('dialog.firstStep.podsLabel')}
          minValue={0}
          maxValue={observation.counts.desired}
          value={value.value}
          onChange={next => {
            if (!Number.isFinite(next)) return;
            setPods(next);
            onChange({ type: 'pods', value: next });
          }}
        />
      )}
    </div>
  );
}
