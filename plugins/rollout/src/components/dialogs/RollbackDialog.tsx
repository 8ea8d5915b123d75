import { Select } from '@backstage/ui';
import type {
  StepTarget,
  WorkloadSection,
} from '@pilotage/plugin-rollout-common';
import { useState } from 'react';
import { useT } from '../../hooks/useT';
import { replacedRevision } from '../../model/changedContainers';
import { imageVersion } from '../../model/image';
import type { Verbs } from '../verbs/useVerbs';
import { ChangeDialog } from './ChangeDialog';
import { FirstStepField } from './FirstStepField';
import { useChange } from './useChange';

/** Back to an earlier revision, at once or in steps. */
export function RollbackDialog(props: {
  readonly section: WorkloadSection;
  readonly verbs: Verbs;
  /** Chosen beforehand, for example in the list of revisions. */
  readonly revision: string | undefined;
}) {
  const { section, verbs } = props;
  const { cluster, ref, observation } = section;
  const t = useT();
  const earlier = observation.revisions.filter(
    ({ role }) => role === 'old' || role === 'current',
  );
  const [revision, setRevision] = useState(
    props.revision ?? replacedRevision(observation.revisions)?.name,
  );
  const [firstStep, setFirstStep] = useState<StepTarget>({
    type: 'percent',
    value: 100,
  });
  const change = useChange({
    section,
    verbs,
    change:
      revision === undefined
        ? undefined
        : { verb: 'rollback', revision, firstStep },
  });
  return (
    <ChangeDialog
      section={section}
      title={t('dialog.rollback.title', {
        cluster: cluster.title,
        name: ref.name,
      })}
      change={change}
      confirmLabel={t('dialog.rollback.confirm', {
        count: change.known?.pods ?? 0,
        cluster: cluster.title,
      })}
      onClose={verbs.close}
    >
      <Select
        label={t('dialog.rollback.revision')}
        options={[...earlier]
          .sort((a, b) => b.number - a.number)
          .map(({ name, number, images }) => ({
            value: name,
            label: t('dialog.rollback.option', {
              number: String(number),
              images: images
                .map(
                  ({ container, image }) =>
                    `${container} ${imageVersion(image)}`,
                )
                .join(', '),
            }),
          }))}
        value={revision ?? null}
        onChange={chosen =>
          setRevision(chosen === null ? undefined : String(chosen))
        }
      />
      <FirstStepField
        observation={observation}
        value={firstStep}
        onChange={setFirstStep}
      />
    </ChangeDialog>
  );
}
