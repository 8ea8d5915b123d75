import { VisuallyHidden } from '@backstage/ui';
import { useT } from '../../hooks/useT';
import styles from './text.module.css';

/** What is not known: a question mark, and why. Never a number, never a good colour. */
export function Unknown(props: {
  readonly reason: string;
  /** Whether the reason stands beside the mark; otherwise it is in the title, and read out. */
  readonly told?: boolean;
}) {
  const { reason } = props;
  const t = useT();
  const because = t('unknown.because', { reason });
  return (
    <span className={styles.dim} title={because} data-unknown="true">
      <span aria-hidden="true">{t('unknown.mark')}</span>
      {props.told ? (
        <span className={styles.age}>{reason}</span>
      ) : (
        <VisuallyHidden>{because}</VisuallyHidden>
      )}
    </span>
  );
}
