import { Button, Tooltip, TooltipTrigger } from '@backstage/ui';
import { RiLoader4Line } from '@remixicon/react';
import type { VerbState } from '../../model/verbState';
import styles from './verbs.module.css';

/**
 * One verb. When it cannot be used it stays focusable, so that keyboard and screen reader reach the reason.
 */
export function VerbButton(props: {
  readonly label: string;
  readonly pendingLabel: string;
  readonly state: VerbState;
  readonly primary: boolean;
  readonly onPress: () => void;
}) {
  const { state } = props;
  const variant = props.primary ? 'primary' : 'secondary';
  switch (state.type) {
    case 'hidden':
      return null;
    case 'ready':
      return (
        <Button variant={variant} onPress={props.onPress}>
          {props.label}
        </Button>
      );
    case 'pending':
      return (
        <Button
          variant={variant}
          aria-disabled="true"
          className={styles.unusable}
          iconStart={<RiLoader4Line className={styles.turning} />}
        >
          {props.pendingLabel}…
        </Button>
      );
    default:
      return (
        <TooltipTrigger delay={200}>
          <Button
            variant={variant}
            aria-disabled="true"
            className={styles.unusable}
          >
            {props.label}
          </Button>
          <Tooltip>{state.reason}</Tooltip>
        </TooltipTrigger>
      );
  }
}
