import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type { ReactNode } from 'react';
import type { ActionState } from '../../hooks/useAction';
import { useT } from '../../hooks/useT';

/** Frame of every dialog that changes something: its title names the cluster first. A failure leaves the form as it is. */
export function ConfirmDialog<TAnswer>(props: {
  readonly title: string;
  readonly confirmLabel: string;
  readonly canConfirm: boolean;
  readonly destructive?: boolean;
  readonly state: ActionState<TAnswer>;
  readonly failedTitle: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { state } = props;
  const t = useT();
  return (
    <Dialog
      isOpen
      width={620}
      // A click beside the dialog must not throw away what was typed.
      isDismissable={false}
      onOpenChange={open => {
        if (!open) props.onClose();
      }}
    >
      <DialogHeader>{props.title}</DialogHeader>
      <DialogBody>
        {props.children}
        {state.type === 'failed' && (
          <div role="alert">
            <Alert
              status="danger"
              icon
              title={props.failedTitle}
              description={state.message}
            />
          </div>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={props.onClose}>
          {t('dialog.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={state.type === 'sending'}
          isDisabled={!props.canConfirm}
          {...(props.destructive ? { destructive: true } : {})}
          onPress={props.onConfirm}
        >
          {props.confirmLabel}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
