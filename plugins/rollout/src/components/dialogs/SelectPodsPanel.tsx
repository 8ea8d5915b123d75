import { TextField } from '@backstage/ui';
import type { WorkloadSection } from '@pilotage/plugin-rollout-common';
import { useState } from 'react';
import { useT } from '../../hooks/useT';
import { readPodLabels, writePodLabels } from '../../model/podLabels';
import type { Verbs } from '../verbs/useVerbs';
import { InlineChange } from './InlineChange';
import { useChange } from './useChange';

/** A canary by labels: only these pods are moved until somebody says otherwise. */
export function SelectPodsPanel(props: {
  readonly section: WorkloadSection;
  readonly verbs: Verbs;
}) {
  const { section, verbs } = props;
  const { cluster, ref, observation } = section;
  const t = useT();
  const [text, setText] = useState(() =>
    writePodLabels(observation.strategy.podLabels),
  );
  const typed = readPodLabels(text);
  const podLabels = 'labels' in typed ? typed.labels : undefined;
  const change = useChange({
    section,
    verbs,
    change: podLabels && { verb: 'select-pods', podLabels },
  });
  const all = podLabels && Object.keys(podLabels).length === 0;
  return (
    <InlineChange
      title={t('dialog.selectPods.title', {
        cluster: cluster.title,
        name: ref.name,
      })}
      change={change}
      hint={
        'malformed' in typed
          ? t('dialog.selectPods.malformed', { text: typed.malformed })
          : undefined
      }
      confirmLabel={t(
        all ? 'dialog.selectPods.confirmAll' : 'dialog.selectPods.confirm',
        { cluster: cluster.title },
      )}
      onClose={verbs.close}
    >
      <TextField
        label={t('dialog.selectPods.labels')}
        description={t('dialog.selectPods.labelsHelp')}
        value={text}
        onChange={setText}
        autoComplete="off"
      />
    </InlineChange>
  );
}
