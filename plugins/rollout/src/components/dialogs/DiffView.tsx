import type { ForecastDiff } from '@pilotage/plugin-rollout-common';
import { useT } from '../../hooks/useT';
import styles from './dialogs.module.css';

/** Changed fields, before and after, as they stand in the object. */
export function DiffView(props: { readonly diff: readonly ForecastDiff[] }) {
  const t = useT();
  if (props.diff.length === 0) return null;
  return (
    <div className={styles.diff} role="group" aria-label={t('forecast.diff')}>
      {props.diff.map(({ path, before, after }) => (
        <div key={path}>
          <del>
            − {path}: {before ?? t('forecast.absent')}
          </del>
          <ins>
            + {path}: {after ?? t('forecast.absent')}
          </ins>
        </div>
      ))}
    </div>
  );
}
