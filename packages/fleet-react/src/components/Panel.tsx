import { Box } from '@backstage/ui';
import { type ReactNode, useId } from 'react';
import styles from './Panel.module.css';

/** A titled part of a page: a region that a screen reader can go to. @public */
export function Panel(props: {
  readonly title: ReactNode;
  /** What belongs to the title, smaller. */
  readonly beside?: ReactNode;
  /** Controls at the end of the line. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}) {
  const id = useId();
  return (
    <Box
      as="section"
      bg="neutral"
      className={styles.panel}
      aria-labelledby={id}
    >
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {props.title}
        </h2>
        {props.beside && <div className={styles.beside}>{props.beside}</div>}
        {props.aside && <div className={styles.aside}>{props.aside}</div>}
      </div>
      {props.children}
    </Box>
  );
}
