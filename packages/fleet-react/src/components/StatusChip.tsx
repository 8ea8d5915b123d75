import {
  RiCheckLine,
  RiErrorWarningLine,
  RiInformationLine,
  RiLoader2Line,
  RiPauseFill,
  RiQuestionLine,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './StatusChip.module.css';

/** @public */
export type StatusTone =
  | 'done'
  | 'working'
  | 'waiting'
  | 'bad'
  | 'info'
  | 'unknown';

const icons: Record<StatusTone, ReactNode> = {
  done: <RiCheckLine size={14} />,
  working: <RiLoader2Line size={14} className={styles.turning} />,
  waiting: <RiPauseFill size={14} />,
  bad: <RiErrorWarningLine size={14} />,
  info: <RiInformationLine size={14} />,
  unknown: <RiQuestionLine size={14} />,
};

/**
 * A state in one line: an icon and words, coloured in addition.
 *
 * @public
 */
export function StatusChip(props: {
  readonly tone: StatusTone;
  /** Instead of the tone's own icon, 14 pixels. */
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <span className={styles.chip} data-tone={props.tone}>
      <span className={styles.icon} aria-hidden="true">
        {props.icon || icons[props.tone]}
      </span>
      <span>{props.children}</span>
    </span>
  );
}
