import type { WorkloadSection } from '@pilotage/plugin-rollout-common';
import type { Verbs } from '../verbs/useVerbs';
import { PartitionPanel } from './PartitionPanel';
import { PromoteFullDialog } from './PromoteFullDialog';
import { InjectionPanel } from './InjectionPanel';
import { MaxUnavailablePanel } from './MaxUnavailablePanel';
import { ResumePanel } from './ResumePanel';
import { RollbackDialog } from './RollbackDialog';
import { SelectPodsPanel } from './SelectPodsPanel';
import { SetImageDialog } from './SetImageDialog';

/** The confirmation of the verb somebody began: in the page for a step, a dialog for what changes more. */
export function ChangeFlow(props: {
  readonly section: WorkloadSection;
  readonly verbs: Verbs;
}) {
  const { started } = props.verbs;
  switch (started?.verb) {
    case 'set-image':
      return <SetImageDialog {...props} />;
    case 'rollback':
      return <RollbackDialog {...props} revision={started.revision} />;
    case 'promote-full':
      return <PromoteFullDialog {...props} />;
    case 'partition':
      return <PartitionPanel {...props} />;
    case 'resume':
      return <ResumePanel {...props} />;
    case 'select-pods':
      return <SelectPodsPanel {...props} />;
    case 'max-unavailable':
      return <MaxUnavailablePanel {...props} />;
    case 'pause-injection':
    case 'resume-injection':
      return <InjectionPanel {...props} verb={started.verb} />;
    default:
      return null;
  }
}
