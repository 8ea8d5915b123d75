import type { WorkloadSection } from '@pilotage/plugin-rollout-common';
import { useT } from '../../hooks/useT';
import type { Verbs } from '../verbs/useVerbs';
import { InlineChange } from './InlineChange';
import { useChange } from './useChange';

const change = { verb: 'resume' } as const;

/** Lets a paused rollout go on, after saying how many pods that moves. */
export function ResumePanel(props: {
  readonly section: WorkloadSection;
  readonly verbs: Verbs;
}) {
  const { section, verbs } = props;
  const { cluster, ref } = section;
  const t = useT();
  const described = useChange({ section, verbs, change });
  return (
    <InlineChange
      title={t('dialog.resume.title', {
        cluster: cluster.title,
        name: ref.name,
      })}
      change={described}
      confirmLabel={t('dialog.resume.confirm', { cluster: cluster.title })}
      onClose={verbs.close}
    />
  );
}
