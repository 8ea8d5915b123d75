import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type { WorkloadSection } from '@pilotage/plugin-rollout-common';
import type { ReactNode } from 'react';
import { useT } from '../../hooks/useT';
import styles from './dialogs.module.css';
import { ForecastView } from './ForecastView';
import { ProblemView } from './ProblemView';
import type { DescribedChange } from './useChange';
import { objectName } from '../../model/objectName';

/** Frame of every dialog that changes a workload: the cluster first, the form, the forecast, then the buttons. */
export function ChangeDialog(props: {
  readonly section: WorkloadSection;
  readonly title: string;
  readonly change: DescribedChange;
  /** Hint while no change is described. */
  readonly hint?: string;
  readonly confirmLabel: string;
  readonly canConfirm?: boolean;
  readonly destructive?: boolean;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const { section, change } = props;
  const { cluster, ref } = section;
  const t = useT();
  return (
    <Dialog
      isOpen
      width={720}
      // A click beside the dialog must not throw away what was typed.
      isDismissable={false}
      onOpenChange={open => {
        if (!open) props.onClose();
      }}
    >
      <DialogHeader>{props.title}</DialogHeader>
      <DialogBody>
        <div className={styles.where}>
          {cluster.environment && (
            <span className={styles.environment}>{cluster.environment}</span>
          )}
          {t('dialog.where', {
            cluster: cluster.title,
            workload: objectName(ref),
            kind: ref.kind,
          })}
        </div>
        <div className={styles.form}>{props.children}</div>
        <ForecastView
          state={change.forecast}
          onRetry={change.renew}
          {...(props.hint === undefined ? {} : { hint: props.hint })}
        />
        <ProblemView problem={change.problem} />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={props.onClose}>
          {t('dialog.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={change.sending}
          isDisabled={!change.canConfirm || props.canConfirm === false}
          {...(props.destructive ? { destructive: true } : {})}
          onPress={change.confirm}
        >
          {props.confirmLabel}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
