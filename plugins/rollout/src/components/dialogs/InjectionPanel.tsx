import type { WorkloadSection } from '@pilotage/plugin-rollout-common';
import { useMemo } from 'react';
import { useT } from '../../hooks/useT';
import type { Verbs } from '../verbs/useVerbs';
import { InlineChange } from './InlineChange';
import { useChange } from './useChange';

/** Stops or resumes giving the sidecar to new pods, after saying what that means for pods that run. */
export function InjectionPanel(props: {
  readonly section: WorkloadSection;
  readonly verbs: Verbs;
  readonly verb: 'pause-injection' | 'resume-injection';
}) {
  const { section, verbs, verb } = props;
  const { cluster, ref } = section;
  const t = useT();
  const change = useMemo(() => ({ verb }), [verb]);
  const described = useChange({ section, verbs, change });
  return (
    <InlineChange
      title={t(`dialog.${verb}.title`, {
        cluster: cluster.title,
        name: ref.name,
      })}
      change={described}
      confirmLabel={t(`dialog.${verb}.confirm`, { cluster: cluster.title })}
      onClose={verbs.close}
    />
  );
}
