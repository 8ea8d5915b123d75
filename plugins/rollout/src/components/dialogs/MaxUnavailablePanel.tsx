import { NumberField, Radio, RadioGroup } from '@backstage/ui';
import type {
  StepTarget,
  WorkloadSection,
} from '@pilotage/plugin-rollout-common';
import { useState } from 'react';
import { useT } from '../../hooks/useT';
import type { Verbs } from '../verbs/useVerbs';
import styles from './dialogs.module.css';
import { InlineChange } from './InlineChange';
import { useChange } from './useChange';

/** How many pods may be unavailable at a time while the sidecar moves. */
export function MaxUnavailablePanel(props: {
  readonly section: WorkloadSection;
  readonly verbs: Verbs;
}) {
  const { section, verbs } = props;
  const { cluster, ref, observation } = section;
  const t = useT();
  const [target, setTarget] = useState(() =>
    readLimit(observation.strategy.maxUnavailable),
  );
  const change = useChange({
    section,
    verbs,
    change: { verb: 'max-unavailable', target },
  });
  return (
    <InlineChange
      title={t('dialog.maxUnavailable.title', {
        cluster: cluster.title,
        name: ref.name,
      })}
      change={change}
      confirmLabel={t('dialog.maxUnavailable.confirm', {
        cluster: cluster.title,
      })}
      onClose={verbs.close}
    >
      <RadioGroup
        label={t('dialog.maxUnavailable.value')}
        orientation="horizontal"
        value={target.type}
        onChange={type =>
          setTarget(before => ({ ...before, type: type as StepTarget['type'] }))
        }
      >
        <Radio value="percent">{t('dialog.maxUnavailable.percent')}</Radio>
        <Radio value="pods">{t('dialog.maxUnavailable.pods')}</Radio>
      </RadioGroup>
      <NumberField
        className={styles.number}
        aria-label={t('dialog.maxUnavailable.value')}
        minValue={0}
        maxValue={target.type === 'percent' ? 100 : undefined}
        value={target.value}
        onChange={value =>
          Number.isFinite(value) && setTarget(before => ({ ...before, value }))
        }
      />
    </InlineChange>
  );
}

function readLimit(text: string): StepTarget {
  return {
    type: text.endsWith('%') ? 'percent' : 'pods',
    value: Number.parseInt(text, 10) || 0,
  };
}
