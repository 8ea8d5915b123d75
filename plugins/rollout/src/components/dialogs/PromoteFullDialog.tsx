import { TextField } from '@backstage/ui';
import type { WorkloadSection } from '@pilotage/plugin-rollout-common';
import { useState } from 'react';
import { useT } from '../../hooks/useT';
import { isProduction } from '../../model/order';
import type { Verbs } from '../verbs/useVerbs';
import { ChangeDialog } from './ChangeDialog';
import { useChange } from './useChange';

const change = { verb: 'promote-full' } as const;

/** All remaining pods at the controller's pace. In production the name of the workload is typed. */
export function PromoteFullDialog(props: {
  readonly section: WorkloadSection;
  readonly verbs: Verbs;
}) {
  const { section, verbs } = props;
  const { cluster, ref } = section;
  const t = useT();
  const [typed, setTyped] = useState('');
  const described = useChange({ section, verbs, change });
  const mustType = isProduction(cluster.environment);
  return (
    <ChangeDialog
      section={section}
      title={t('dialog.promoteFull.title', {
        cluster: cluster.title,
        name: ref.name,
      })}
      change={described}
      canConfirm={!mustType || typed === ref.name}
      confirmLabel={t('dialog.promoteFull.confirm', {
        count: described.known?.pods ?? 0,
        cluster: cluster.title,
      })}
      onClose={verbs.close}
    >
      {mustType && (
        <TextField
          label={t('dialog.promoteFull.typeNameLabel')}
          description={t('dialog.promoteFull.typeName', { name: ref.name })}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          // The name is the one thing to type in this dialog.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        />
      )}
    </ChangeDialog>
  );
}
