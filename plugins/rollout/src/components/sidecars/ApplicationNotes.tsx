import { useT } from '../../hooks/useT';
import type { ApplicationRow } from './ApplicationsTable';
import styles from './sidecars.module.css';

const known = [
  'blocked',
  'drifted',
  'not-injected',
  'outdated',
  'updating',
  'unknown',
] as const;

/** What to know about an application's pods, in the viewer's language where the note is one of ours. */
export function ApplicationNotes(props: {
  readonly notes: ApplicationRow['notes'];
}) {
  const t = useT();
  if (props.notes.length === 0) {
    return (
      <span className={styles.fine}>{t('sidecars.applications.fine')}</span>
    );
  }
  return (
    <ul className={styles.notes}>
      {props.notes.map(({ code, text, pods }) => {
        const ours = known.find(each => each === code);
        return (
          <li key={code} data-state={code}>
            {ours ? t(`sidecars.notes.${ours}`, { pods: String(pods) }) : text}
          </li>
        );
      })}
    </ul>
  );
}
