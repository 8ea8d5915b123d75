import { NumberField, Radio, RadioGroup } from '@backstage/ui';
import type { StepTarget } from '@pilotage/plugin-rollout-common';
import { useState } from 'react';
import { useT } from '../../hooks/useT';
import styles from './dialogs.module.css';

const presets = [10, 30, 50, 100] as const;

/** Where a change stops first: a share of the pods, or a number of them. */
export function FirstStepField(props: {
  readonly desired: number;
  readonly value: StepTarget;
  readonly onChange: (target: StepTarget) => void;
}) {
  const { value, onChange } = props;
  const t = useT();
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
        {presets.map(percent => (
          <Radio key={percent} value={String(percent)}>
            {percent === 100
              ? t('dialog.firstStep.all')
              : t('dialog.firstStep.percent', { percent: String(percent) })}
          </Radio>
        ))}
        <Radio value="pods">{t('dialog.firstStep.pods')}</Radio>
      </RadioGroup>
      {value.type === 'pods' && (
        <NumberField
          label={t('dialog.firstStep.podsLabel')}
          minValue={0}
          maxValue={props.desired}
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
