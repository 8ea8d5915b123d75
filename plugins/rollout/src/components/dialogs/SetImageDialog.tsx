import { TextField } from '@backstage/ui';
import type {
  StepTarget,
  WorkloadSection,
} from '@pilotage/plugin-rollout-common';
import { useState } from 'react';
import { useT } from '../../hooks/useT';
import { hasPartialSteps } from '../../model/partitionTargets';
import { changedImages } from '../../model/changedImages';
import type { Verbs } from '../verbs/useVerbs';
import { ChangeDialog } from './ChangeDialog';
import { FirstStepField } from './FirstStepField';
import { useChange } from './useChange';

/** New images for one workload, where to stop first, and what that will do. */
export function SetImageDialog(props: {
  readonly section: WorkloadSection;
  readonly verbs: Verbs;
}) {
  const { section, verbs } = props;
  const { cluster, ref, observation } = section;
  const t = useT();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [firstStep, setFirstStep] = useState<StepTarget>({
    type: 'percent',
    value: hasPartialSteps(observation) ? 30 : 100,
  });
  const images = changedImages(observation.containers, typed);
  const change = useChange({
    section,
    verbs,
    change: images && { verb: 'set-image', images, firstStep },
  });
  return (
    <ChangeDialog
      section={section}
      title={t('dialog.setImage.title', {
        cluster: cluster.title,
        name: ref.name,
      })}
      change={change}
      hint={t('dialog.setImage.nothingChanged')}
      confirmLabel={t('dialog.setImage.confirm', {
        count: change.known?.pods ?? 0,
        cluster: cluster.title,
      })}
      onClose={verbs.close}
    >
      {observation.containers.map(({ name, image }, index) => (
        <TextField
          key={name}
          label={t('dialog.setImage.image', { container: name })}
          value={typed[name] ?? image}
          // The first field is what one came for.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={index === 0}
          onChange={value => setTyped(before => ({ ...before, [name]: value }))}
        />
      ))}
      <FirstStepField
        observation={observation}
        value={firstStep}
        onChange={setFirstStep}
      />
    </ChangeDialog>
  );
}
