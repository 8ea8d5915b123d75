import { Button } from '@backstage/ui';
import { type ReactNode, useId } from 'react';
import { useT } from '../../hooks/useT';
import styles from './dialogs.module.css';
import { ForecastView } from './ForecastView';
import { ProblemView } from './ProblemView';
import type { DescribedChange } from './useChange';

/** Confirmation inside the page, for a change that is a step of one already agreed on. */
export function InlineChange(props: {
  readonly title: string;
  readonly change: DescribedChange;
  readonly hint?: string | undefined;
  readonly confirmLabel: string;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const { change } = props;
  const t = useT();
  const titleId = useId();
  return (
    <div className={styles.inline} role="group" aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.inlineTitle}>
        {props.title}
      </h3>
      <div className={styles.form}>{props.children}</div>
      <ForecastView
        state={change.forecast}
        onRetry={change.renew}
        {...(props.hint === undefined ? {} : { hint: props.hint })}
      />
      <ProblemView problem={change.problem} />
      <div className={styles.inlineButtons}>
        <Button
          variant="primary"
          // Keyboard users asked for this panel: continue there.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          isPending={change.sending}
          isDisabled={!change.canConfirm}
          onPress={change.confirm}
        >
          {props.confirmLabel}
        </Button>
        <Button variant="secondary" onPress={props.onClose}>
          {t('dialog.cancel')}
        </Button>
      </div>
    </div>
  );
}
